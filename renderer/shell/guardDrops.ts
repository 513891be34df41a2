/**
 * A file that misses its place must not replace the program in the window: by itself a browser would open it.
 * @returns a function that ends it.
 */
export function guardDrops(target: Window): () => void {
  function ignore(event: DragEvent) {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (event.type === 'dragover' && event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  }
  target.addEventListener('dragover', ignore);
  target.addEventListener('drop', ignore);
  return () => {
    target.removeEventListener('dragover', ignore);
    target.removeEventListener('drop', ignore);
  };
}
