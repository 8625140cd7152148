import { Search } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { Link } from 'wouter'
import { type AreaId, screenPath } from '../../shared/lib/screen-path.ts'
import { Kbd } from '../components/kbd.tsx'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { useAreas } from './areas.ts'
import { Mark } from './mark.tsx'
import { Preferences } from './preferences.tsx'
import './rail.css'

/** The way to every area; the one count is of what needs somebody. */
export function Rail(props: { area: AreaId | null; needYou: number | null; onPalette: () => void }) {
  const texts = useMessages('app')
  const format = useFormat()
  const areas = useAreas()
  return (
    <nav className="rail" aria-label={texts.navigation}>
      <div className="rail-brand">
        <Mark />
        <span className="rail-label">Switchyard</span>
      </div>
      <AriaButton className="rail-search" onPress={props.onPalette}>
        <Search size={14} aria-hidden />
        <span className="rail-label">{texts.find}</span>
        <Kbd binding="$mod+k" />
      </AriaButton>
      <ul className="rail-areas">
        {areas.map(({ id, icon: Icon }) => {
          const count = id === 'exceptions' ? props.needYou : null
          return (
            <li key={id}>
              <Link
                href={screenPath(id)}
                className="rail-link"
                title={texts.areas[id]}
                aria-current={id === props.area ? 'page' : undefined}
              >
                <Icon size={16} aria-hidden />
                <span className="rail-label">{texts.areas[id]}</span>
                {count !== null && count > 0 && <span className="rail-count">{format.integer(count)}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
      <Preferences />
    </nav>
  )
}
