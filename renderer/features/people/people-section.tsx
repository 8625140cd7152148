import { Plus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import type { PersonView } from '../../../shared/domain/person.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import { PersonDialog, type PersonWish } from './person-dialog.tsx'
import './people-section.css'

const PEOPLE = ['people', 'sites'] as const

/** Who works here: listed, added, changed, deactivated. Until the first is added nobody signs in. */
export function PeopleSection({ why }: { why: string | null }) {
  const texts = useMessages('people')
  const people = useLive(PEOPLE, (client) => client.people.list({}))
  const [wish, setWish] = useState<PersonWish | null>(null)
  if (why !== null) return <p className="unit">{why}</p>
  return (
    <LiveView live={people} skeleton={null}>
      {(all) => (
        <>
          {all.length === 0 ? (
            <EmptyState
              icon={UsersRound}
              title={texts.emptyTitle}
              action={
                <Button tone="primary" icon={Plus} onPress={() => setWish({ person: null, isFirst: true })}>
                  {texts.addFirst}
                </Button>
              }
            >
              {texts.emptyText}
            </EmptyState>
          ) : (
            <>
              <PeopleTable people={all} onOpen={(person) => setWish({ person, isFirst: false })} />
              <div className="settings-actions">
                <Button icon={Plus} onPress={() => setWish({ person: null, isFirst: false })}>
                  {texts.add}
                </Button>
              </div>
            </>
          )}
          <PersonDialog wish={wish} onClose={() => setWish(null)} />
        </>
      )}
    </LiveView>
  )
}

function PeopleTable(props: { people: readonly PersonView[]; onOpen: (person: PersonView) => void }) {
  const texts = useMessages('people')
  return (
    <table className="settings-table" aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{texts.name}</th>
          <th scope="col">{texts.roleColumn}</th>
          <th scope="col">{texts.signsIn}</th>
          <th scope="col">{texts.state}</th>
        </tr>
      </thead>
      <tbody>
        {props.people.map((person) => (
          <PersonLine key={person.id} person={person} onOpen={() => props.onOpen(person)} />
        ))}
      </tbody>
    </table>
  )
}

function PersonLine({ person, onOpen }: { person: PersonView; onOpen: () => void }) {
  const texts = useMessages('people')
  const verbs = useMessages('verbs')
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const setActive = useCommand((client) => client.people.setActive)
  const put = (isActive: boolean) => setActive.run({ personId: person.id, isActive })
  const ways = [person.hasPin && texts.pin, person.hasBadge && texts.badge].filter((way) => way !== false)

  async function toggle() {
    const isActive = !person.isActive
    if ((await put(isActive)).kind !== 'done') return
    say('done', (isActive ? texts.activated : texts.deactivated)({ person: person.name }), {
      label: verbs.undo,
      run: () => void put(!isActive),
    })
  }

  return (
    <tr>
      <th scope="row">
        <Button tone="quiet" onPress={onOpen}>
          {person.name}
        </Button>
      </th>
      <td>
        {person.grants
          .map(({ role, siteId }) =>
            texts.roleAt({
              role: texts.roles[role],
              site: siteId === null ? texts.allSites : names.site(siteId),
            }),
          )
          .join(', ')}
      </td>
      <td>{ways.length === 0 ? texts.cannotSignIn : ways.join(', ')}</td>
      <td>
        <Button busy={setActive.busy} onPress={() => void toggle()}>
          {person.isActive ? texts.deactivate : texts.activate}
        </Button>
      </td>
    </tr>
  )
}
