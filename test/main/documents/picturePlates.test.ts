import { describe, expect, test } from 'vitest';
import { readJpeg } from '../../../main/documents/jpeg.ts';
import { orientedMatrix } from '../../../main/documents/picturePlates.ts';
import { uprightMatrix } from '../../../main/documents/pdfPlates.ts';
import { rasterOf, readPng } from '../../../main/documents/png.ts';
import { aJpeg, aPng } from '../../support/oddFiles.ts';

type Point = readonly [number, number];

function moved([a, b, c, d, e, f]: readonly number[], [x, y]: Point): Point {
  return [(a ?? 0) * x + (c ?? 0) * y + (e ?? 0), (b ?? 0) * x + (d ?? 0) * y + (f ?? 0)];
}

describe('orientation of a photograph', () => {
  const box = { left: 10, bottom: 20, width: 30, height: 40 };
  const corners = {
    topLeft: [10, 60],
    topRight: [40, 60],
    bottomLeft: [10, 20],
    bottomRight: [40, 20],
  } as const;

  // Where the stored picture's first row and first column are to be seen (CIPA DC-008, tag 0x0112).
  test.each([
    [1, 'topLeft', 'topRight'],
    [2, 'topRight', 'topLeft'],
    [3, 'bottomRight', 'bottomLeft'],
    [4, 'bottomLeft', 'bottomRight'],
    [5, 'topLeft', 'bottomLeft'],
    [6, 'topRight', 'bottomRight'],
    [7, 'bottomRight', 'topRight'],
    [8, 'bottomLeft', 'topLeft'],
  ] as const)('%i', (orientation, first, alongFirstRow) => {
    const matrix = orientedMatrix(orientation, box);
    expect(moved(matrix, [0, 1])).toEqual(corners[first]);
    expect(moved(matrix, [1, 1])).toEqual(corners[alongFirstRow]);
  });

  test('is read from the file, which keeps nothing else of its notes', () => {
    const picture = readJpeg(aJpeg(8));
    if (typeof picture === 'string') throw new Error(picture);
    expect(picture).toMatchObject({ orientation: 8, channels: 3, width: 16, height: 8 });
    expect(Buffer.from(picture.plain).includes('Exif')).toBe(false);
    expect(readJpeg(picture.plain)).toMatchObject({ orientation: 1, width: 16 });
  });
});

test.each([0, 90, 180, 270] as const)('a page turned by %i stands upright in its place', (turn) => {
  const box = { left: 100, bottom: 50, width: 200, height: 300 };
  const matrix = uprightMatrix({ box, turn }, 2, 7, 9);
  const corners = [
    [100, 350],
    [300, 350],
    [300, 50],
    [100, 50],
  ] as const;
  const [width, height] = turn % 180 === 0 ? [400, 600] : [600, 400];
  const places = [
    [7, 9 + height],
    [7 + width, 9 + height],
    [7 + width, 9],
    [7, 9],
  ];
  // A clockwise turn brings each corner to the place of the next one.
  corners.forEach((corner, index) => expect(moved(matrix, corner)).toEqual(places[(index + turn / 90) % 4]));
});

describe('a picture with transparency', () => {
  async function pixels(order: Parameters<typeof aPng>[0], most = 1_000_000) {
    const png = readPng(aPng(order));
    const raster = png && (await rasterOf(png, most));
    if (!raster) throw new Error('the picture is not whole');
    return raster;
  }

  test('stands on white', async () => {
    const raster = await pixels({
      width: 3,
      height: 1,
      colorType: 6,
      sample: (x) => [200, 0, 0, [255, 0, 51][x] ?? 0],
    });
    expect([...raster.samples]).toEqual([200, 0, 0, 255, 255, 255, 244, 204, 204]);
  });

  test('is made smaller when it has absurdly many points', async () => {
    const raster = await pixels(
      { width: 40, height: 20, colorType: 4, sample: (x) => [x < 20 ? 0 : 100, 255] },
      200,
    );
    expect([raster.width, raster.height]).toEqual([20, 10]);
    expect([raster.samples[0], raster.samples[19]]).toEqual([0, 100]);
  });
});
