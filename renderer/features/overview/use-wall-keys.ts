import { useEffect, useRef } from 'react'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useWallDisplay } from '../../lib/wall-display.ts'

/** Shift+M fills the monitor with the overview, Escape ends it. */
export function useWallKeys() {
  const texts = useMessages('overview')
  const areas = useMessages('app').areas
  const [isOn, set] = useWallDisplay()
  async function go(on: boolean) {
    set(on)
    // A browser may refuse; the page without its frame stays.
    if (on) await document.documentElement.requestFullscreen?.().catch(() => undefined)
    else if (document.fullscreenElement !== null) await document.exitFullscreen()
  }
  const leave = useRef(() => set(false))
  leave.current = () => set(false)
  // A browser keeps the Escape that ends its full screen to itself.
  useEffect(() => {
    const onChange = () => {
      if (document.fullscreenElement === null) leave.current()
    }
    document.addEventListener('fullscreenchange', onChange)
    return () => document.removeEventListener('fullscreenchange', onChange)
  }, [])
  useKeyCommands([
    {
      id: 'overview.wall',
      label: isOn ? texts.leaveWall : texts.wall,
      group: areas.overview,
      footer: true,
      keys: isOn ? ['Escape', 'Shift+M'] : ['Shift+M'],
      words: 'full screen monitor tv écran mur',
      run: () => void go(!isOn),
    },
  ])
}
