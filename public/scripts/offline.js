/* 没有网络时列出存在本机的页面，最近看过的在前。 */
(async () => {
  const list = document.querySelector('[data-kept]');
  if (!list || !window.caches || !(await caches.has(list.dataset.kept))) return;
  const cache = await caches.open(list.dataset.kept);
  const items = [];
  for (const { url } of (await cache.keys()).reverse()) {
    const html = await (await cache.match(url)).text();
    const link = document.createElement('a');
    link.href = url;
    link.textContent = new DOMParser()
      .parseFromString(html, 'text/html')
      .title.replace(list.dataset.strip, '');
    const item = document.createElement('li');
    item.append(link);
    items.push(item);
  }
  if (items.length > 0) list.replaceChildren(...items);
})();
