import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this person's data is kept unless they say otherwise, as each system wants it. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Claimwright');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Claimwright');
  const stated = env.XDG_DATA_HOME;
  return join(stated?.startsWith('/') ? stated : join(home, '.local', 'share'), 'claimwright');
}
