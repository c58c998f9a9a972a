// Before the first paint.
{
  const { dataset } = document.documentElement;
  dataset.script = 'on';
  try {
    const { size, theme } = JSON.parse(localStorage.reading);
    Object.assign(dataset, { size, theme });
  } catch {}
}
