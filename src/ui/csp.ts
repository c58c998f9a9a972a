/**
 * What a page may load and run: files of its own host, and nothing written into the page. Stands in
 * every page, so that it holds on any host. `wasm-unsafe-eval` allows WebAssembly, which Pagefind's
 * own client needs, and no evaluation of text. Data blocks (JSON-LD) are not scripts to it.
 *
 * A page cannot say who may frame it: the samples in docs/hosting add `frame-ancestors` as a header.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');
