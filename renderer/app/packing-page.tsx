import { PackingScreen } from '../features/packing/packing-screen.tsx'
import { PersonBar } from '../features/people/person-bar.tsx'

/** The pack station with whoever works at it; features do not know each other, the app puts them together. */
export function PackingPage({ openId }: { openId: string | null }) {
  return <PackingScreen openId={openId} person={<PersonBar size="touch" />} />
}
