import { randomBytes } from 'node:crypto'

/** A nonce for one load of the page (128 bits, as CSP Level 3 asks). */
export function pageNonce(): string {
  return randomBytes(16).toString('base64')
}

/** What the page may load: its own files, and inline styles that carry this load's nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * Tells the page its nonce, in the meta element that React Aria reads it from; the browser hides the `nonce`
 * attribute from style sheets and scripts injected later.
 */
export function withNonce(html: string, nonce: string): string {
  return html.replace(/<head([^>]*)>/, `<head$1><meta property="csp-nonce" nonce="${nonce}">`)
}

/** Sent with every answer of both shells. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}
