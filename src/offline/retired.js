// Takes the place of a service worker that the archive no longer wants, and goes.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => {
  const { pathname } = new URL(registration.scope);
  const retire = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(`${pathname} `));
    await Promise.all(names.map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(retire());
});
