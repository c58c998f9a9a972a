/** Milliseconds of rest between keystrokes before a search. */
const REST = 120;

/**
 * Tells what is typed: when the keys rest, and at once when it is sent, but never while an input
 * method composes. Returns what tells at once.
 */
export function onTyping(
  form: HTMLFormElement,
  input: HTMLInputElement,
  tell: (typed: string, sent: boolean) => void,
): () => void {
  let composing = false;
  let timer = 0;
  const rest = () => {
    clearTimeout(timer);
    if (!composing) timer = window.setTimeout(() => tell(input.value.trim(), false), REST);
  };
  const send = () => {
    clearTimeout(timer);
    if (!composing) tell(input.value.trim(), true);
  };
  input.addEventListener('compositionstart', () => {
    clearTimeout(timer);
    composing = true;
  });
  input.addEventListener('compositionend', () => {
    composing = false;
    rest();
  });
  input.addEventListener('input', rest);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  return send;
}
