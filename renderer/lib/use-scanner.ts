import { useEffect, useRef } from 'react'
import { BADGE_PREFIX } from '../../shared/domain/person.ts'
import { say } from '../../shared/messages/say.ts'
import { connection } from './client.ts'
import { useConfirmation } from './confirmation.ts'
import { createScanner } from './scanner.ts'
import { useSession } from './session.ts'
import { useToasts } from './toasts.ts'
import { afterTimeout } from './use-live.ts'

/**
 * Hears whole scans anywhere on the page while the calling component is mounted; their keys do nothing else.
 * Scans into a text field are left to the field. A badge that the program made signs its person in, wherever it is
 * scanned while somebody is signed in; while the window is locked only the sign-in screen hears scans.
 */
export function useScanner(
  onScan: (text: string) => void,
  where: { readonly whileLocked?: boolean; readonly hearsBadges?: boolean } = {},
) {
  const { whileLocked = false, hearsBadges = false } = where
  const latest = useRef(onScan)
  latest.current = onScan
  useEffect(() => {
    const scanner = createScanner((text) => (isSwitch(text) ? void switchTo(text) : latest.current(text)), {
      after: afterTimeout,
    })
    const isSwitch = (text: string) =>
      !hearsBadges && text.startsWith(BADGE_PREFIX) && useSession.getState().canAsk
    function onKeyDown(event: KeyboardEvent) {
      if (useSession.getState().isLocked !== whileLocked) return
      if (!hearsBadges && useConfirmation.getState().asked !== null) return
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return
      if (!scanner.push(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [whileLocked, hearsBadges])
}

/** The next person takes over the window as it stands. */
async function switchTo(badge: string): Promise<void> {
  const refusal = await connection.signIn({ by: 'badge', badge })
  const { language } = useSession.getState()
  if (refusal !== null) useToasts.getState().say('risk', say(language, refusal))
}
