// Reading settings: applied before the first paint, remembered on this device, nowhere else.
// Copied text goes back to the marks of the source: a piece says in data-marks how it is shown.
(() => {
  const root = document.documentElement;
  let saved = {};
  try {
    saved = JSON.parse(localStorage.getItem('reading') || '{}');
  } catch {}
  Object.assign(root.dataset, saved);
  root.dataset.script = 'on';
  addEventListener('DOMContentLoaded', () => {
    const form = document.getElementById('reading');
    if (!form) return;
    for (const name of ['size', 'theme']) if (saved[name]) form.elements[name].value = saved[name];
    form.onchange = () => {
      saved = Object.fromEntries(new FormData(form));
      Object.assign(root.dataset, saved);
      try {
        localStorage.setItem('reading', JSON.stringify(saved));
      } catch {}
    };
  });
  addEventListener('copy', (event) => {
    const piece = event.target.closest?.('[data-marks]');
    if (!piece || !event.clipboardData) return;
    const [shown, source] = piece.dataset.marks.split('|');
    const text = [...getSelection().toString()].map((c) => source[shown.indexOf(c)] ?? c);
    event.clipboardData.setData('text/plain', text.join(''));
    event.preventDefault();
  });
})();
