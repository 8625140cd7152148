import { UserRound, UserRoundX } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['people'] as const

/** To whom exceptions go: oneself first, everybody who works here, nobody. */
export function AssignDialog(props: {
  isOpen: boolean
  onAssign: (owner: string | null) => void
  onClose: () => void
}) {
  const texts = useMessages('exceptionQueue')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.assignTo}>
      {props.isOpen && <People onAssign={props.onAssign} />}
    </Dialog>
  )
}

function People({ onAssign }: { onAssign: (owner: string | null) => void }) {
  const texts = useMessages('exceptionQueue')
  const actor = useSession((session) => session.actor)
  const people = useLive(TOPICS, (client) => client.session.tiles({})).data
  if (people === null) return <Skeleton width="100%" height={64} />
  const others = people.filter(({ name }) => name !== actor)
  return (
    <ul className="assign-people">
      <li>
        <Button icon={UserRound} autoFocus onPress={() => onAssign(actor)}>
          {texts.toMe}
        </Button>
      </li>
      {others.map(({ id, name }) => (
        <li key={id}>
          <Button icon={UserRound} onPress={() => onAssign(name)}>
            {name}
          </Button>
        </li>
      ))}
      <li>
        <Button tone="quiet" icon={UserRoundX} onPress={() => onAssign(null)}>
          {texts.toNobody}
        </Button>
      </li>
    </ul>
  )
}
