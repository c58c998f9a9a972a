/** Keys of the search page: arrows go through the results and back to the field, Esc clears it. */
export function searchKeys(
  root: HTMLElement,
  input: HTMLInputElement,
  results: { move(by: number): boolean },
  onClear: () => void,
): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const inResults = target.closest('[data-results]') !== null;
    if (event.key === 'Escape' && root.contains(target)) {
      input.focus();
      onClear();
    } else if (event.key === 'ArrowDown' && (target === input || inResults)) {
      if (results.move(1)) event.preventDefault();
    } else if (event.key === 'ArrowUp' && inResults) {
      event.preventDefault();
      if (!results.move(-1)) input.focus();
    }
  });
}
