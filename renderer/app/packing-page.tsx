import { PackingScreen } from '../features/packing/packing-screen.tsx'
import { PersonBar } from '../features/people/person-bar.tsx'
import { HubLine } from './hub-line.tsx'

/** The pack station with whoever works at it; features do not know each other, the app puts them together. */
export function PackingPage({ openId }: { openId: string | null }) {
  return (
    <div className="pack-page">
      <HubLine />
      <PackingScreen openId={openId} person={<PersonBar size="touch" />} />
    </div>
  )
}
