const KEY = 'switchyard-window'

/**
 * What this window shows to be let in: first the token of the printed address (behind its #), then the one it was
 * given for itself. Kept for this window alone, and over its reloads.
 */
export function windowToken(): string | null {
  const offered = /^#token=([\w-]+)$/.exec(window.location.hash)?.[1]
  if (offered !== undefined) {
    keepWindowToken(offered)
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  }
  return window.sessionStorage.getItem(KEY)
}

export function keepWindowToken(token: string): void {
  window.sessionStorage.setItem(KEY, token)
}

export function forgetWindowToken(): void {
  window.sessionStorage.removeItem(KEY)
}

/** A new address opened in a window that has the page already changes what is behind the # and loads nothing. */
export function reloadOnNewToken(): void {
  window.addEventListener('hashchange', () => {
    if (window.location.hash.startsWith('#token=')) window.location.reload()
  })
}

/** Ends this window's sign-in, here and at the control room. */
export async function signOut(): Promise<void> {
  const token = windowToken()
  if (token === null) return
  await fetch('/sign-out', { method: 'POST', headers: { Authorization: `Bearer ${token}` } })
  forgetWindowToken()
}
