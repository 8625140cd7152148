/** Pages of a shop's back office and of its interface, from whose address the shop's own is derived. */
const INSIDE =
  /\/(wp-admin|wp-login\.php|wp-json|index\.php|my-account|admin(?![a-z-])|api(?=\/?$)|checkout|cart)(\/.*)?$/i

/**
 * The address of a shop as people paste it, as its base address: without back office, query, name and password; null =
 * not an address. A host without a dot counts only with its scheme or port, as people type them on a local network.
 */
export function shopAddress(text: string): string | null {
  const typed = text.trim()
  const whole = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (typed === '' || /\s/.test(typed) || !URL.canParse(whole)) return null
  const { protocol, hostname, host, pathname, port } = new URL(whole)
  const store = hostname === 'admin.shopify.com' ? /^\/store\/([\w-]+)/.exec(pathname)?.[1] : undefined
  if (store !== undefined) return `https://${store}.myshopify.com`
  const isMeant = whole === typed || port !== '' || hostname === 'localhost' || hostname.includes('.')
  return isMeant ? `${protocol}//${host}${pathname.replace(INSIDE, '')}`.replace(/\/+$/, '') : null
}
