/* 阅读设置：首次绘制前生效，只记在本机。复制时把页面的全角标点还原成文本件的原字。离线阅读由 sw.js 负责。 */
(() => {
  const { dataset } = document.documentElement;
  const names = ['size', 'theme'];
  dataset.script = 'on';
  try {
    const saved = JSON.parse(localStorage.reading);
    for (const name of names) if (saved[name]) dataset[name] = saved[name];
  } catch {}
  addEventListener('DOMContentLoaded', () => {
    const form = document.getElementById('reading');
    if (!form) return;
    for (const name of names) if (dataset[name]) form.elements[name].value = dataset[name];
    form.onchange = () => {
      const chosen = Object.fromEntries(new FormData(form));
      Object.assign(dataset, chosen);
      try {
        localStorage.reading = JSON.stringify(chosen);
      } catch {}
    };
  });
  addEventListener('load', () => {
    if (dataset.offline) navigator.serviceWorker?.register(dataset.offline);
  });
  addEventListener('copy', (event) => {
    const marks = event.target.closest?.('[data-marks]')?.dataset.marks.split('|');
    if (!marks) return;
    const text = [...getSelection().toString()].map((c) => marks[1][marks[0].indexOf(c)] ?? c);
    event.clipboardData.setData('text/plain', text.join(''));
    event.preventDefault();
  });
})();
