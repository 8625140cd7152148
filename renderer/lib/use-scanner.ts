import { useEffect, useRef } from 'react'
import { createScanner } from './scanner.ts'
import { afterTimeout } from './use-live.ts'

/**
 * Hears whole scans anywhere on the page while the calling component is mounted; their keys do nothing else.
 * Scans into a text field are left to the field.
 */
export function useScanner(onScan: (text: string) => void) {
  const latest = useRef(onScan)
  latest.current = onScan
  useEffect(() => {
    const scanner = createScanner((text) => latest.current(text), { after: afterTimeout })
    function onKeyDown(event: KeyboardEvent) {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return
      if (!scanner.push(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}
