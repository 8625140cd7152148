import { Lock, UserRound } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { connection, useHello } from '../../lib/client.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import './person-bar.css'

const LOCK_KEY = '$mod+Shift+l'

/** Who is signed in, and the lock; nothing while nobody has to sign in. */
export function PersonBar({ size = 'normal' }: { size?: 'normal' | 'touch' }) {
  const texts = useMessages('signIn')
  const group = useMessages('app').appGroup
  const person = useHello()?.person ?? null
  const lock = () => void connection.signOut()
  useKeyCommands(
    person === null ? [] : [{ id: 'app.lock', label: texts.lock, group, keys: [LOCK_KEY], run: lock }],
  )
  if (person === null) return null
  return (
    <span className="person-bar">
      <UserRound size={16} aria-hidden />
      <span className="person-name">{person.name}</span>
      <Button tone="quiet" size={size} icon={Lock} onPress={lock}>
        {texts.lock}
      </Button>
    </span>
  )
}
