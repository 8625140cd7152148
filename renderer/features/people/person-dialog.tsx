import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { badge, type Grant, type PersonView, personDraft, pin } from '../../../shared/domain/person.ts'
import { ROLES } from '../../../shared/domain/role.ts'
import { SCREEN_LANGUAGES } from '../../../shared/lib/language.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useSites } from '../../lib/catalog.ts'
import { connection, random } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { BadgeField } from './badge-field.tsx'

export interface PersonWish {
  /** null = a new one. */
  readonly person: PersonView | null
  /** The first is oneself. */
  readonly isFirst: boolean
}

/** A person, new or there: name, language, roles by site, and a new PIN or badge. */
export function PersonDialog({ wish, onClose }: { wish: PersonWish | null; onClose: () => void }) {
  const texts = useMessages('people')
  const title = wish?.person?.name ?? (wish?.isFirst ? texts.addFirst : texts.add)
  return (
    <Dialog isOpen={wish !== null} onClose={onClose} title={title}>
      {wish !== null && <PersonFields {...wish} onClose={onClose} />}
    </Dialog>
  )
}

const EVERY_SITE: Grant = { role: 'manager', siteId: null }

function PersonFields({ person, isFirst, onClose }: PersonWish & { onClose: () => void }) {
  const texts = useMessages('people')
  const verbs = useMessages('verbs')
  const { screen } = useMessages('settings')
  const own = useSession((session) => session.language)
  const say = useToasts((toasts) => toasts.say)
  const [personId] = useState(() => person?.id ?? uuidv7(roomClock.now(), random))
  const [name, setName] = useState(person?.name ?? '')
  const [language, setLanguage] = useState(person?.language ?? own)
  const [grants, setGrants] = useState<readonly Grant[]>(
    person?.grants ?? [isFirst ? EVERY_SITE : { role: 'packer', siteId: null }],
  )
  const [newPin, setNewPin] = useState('')
  const [newBadge, setNewBadge] = useState('')
  const add = useCommand((client) => client.people.add)
  const change = useCommand((client) => client.people.change)
  const setPin = useCommand((client) => client.people.setPin)
  const setBadge = useCommand((client) => client.people.setBadge)
  const draft = personDraft.safeParse({ name, language, grants })
  const isPinWrong = newPin !== '' && !pin.safeParse(newPin).success
  const isBadgeWrong = newBadge !== '' && !badge.safeParse(newBadge).success
  const isComplete = draft.success && !isPinWrong && !isBadgeWrong && !(isFirst && newPin === '')

  async function save() {
    if (!draft.success || !isComplete) return
    if (person === null) {
      const secrets = { pin: newPin || null, badge: newBadge || null }
      if ((await add.run({ ...draft.data, personId, ...secrets })).kind !== 'done') return
      // From now on windows sign in: this one is hers who added herself.
      if (isFirst) await connection.signIn({ by: 'pin', personId, pin: newPin })
    } else {
      if ((await change.run({ ...draft.data, personId })).kind !== 'done') return
      if (newPin !== '' && (await setPin.run({ personId, pin: newPin })).kind !== 'done') return
      if (newBadge !== '' && (await setBadge.run({ personId, badge: newBadge })).kind !== 'done') return
    }
    say('done', texts.saved({ person: draft.data.name }))
    onClose()
  }

  return (
    <>
      {isFirst && <p className="unit">{texts.firstText}</p>}
      <Field label={texts.name} value={name} onChange={setName} autoFocus />
      <Select
        label={texts.language}
        choices={SCREEN_LANGUAGES.map((id) => ({ id, label: screen.languages[id] }))}
        value={language}
        onChange={setLanguage}
      />
      {!isFirst && <Grants grants={grants} onChange={setGrants} />}
      <Field
        label={person?.hasPin ? texts.newPin : texts.pin}
        help={texts.pinHelp}
        error={isPinWrong ? texts.pinHelp : null}
        type="password"
        value={newPin}
        onChange={setNewPin}
      />
      <BadgeField name={name} value={newBadge} onChange={setNewBadge} />
      <div className="dialog-buttons">
        <Button onPress={onClose}>{verbs.cancel}</Button>
        <Button
          tone="primary"
          busy={add.busy || change.busy || setPin.busy || setBadge.busy}
          why={isComplete ? null : texts.complete}
          onPress={() => void save()}
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}

const ALL = ''

function Grants(props: { grants: readonly Grant[]; onChange: (grants: readonly Grant[]) => void }) {
  const texts = useMessages('people')
  const { roles } = useMessages('people')
  const sites = useSites() ?? []
  const { grants, onChange } = props
  const put = (index: number, part: Partial<Grant>) =>
    onChange(grants.map((each, at) => (at === index ? { ...each, ...part } : each)))
  return (
    <>
      {grants.map((each, index) => (
        <div className="person-grant" key={`${index}/${grants.length}`}>
          <Select
            label={texts.role}
            choices={ROLES.map((id) => ({ id, label: roles[id] }))}
            value={each.role}
            onChange={(role) => put(index, { role })}
          />
          <Select
            label={texts.site}
            choices={[
              { id: ALL, label: texts.allSites },
              ...sites.map((site) => ({ id: site.id, label: site.name })),
            ]}
            value={each.siteId ?? ALL}
            onChange={(siteId) => put(index, { siteId: siteId === ALL ? null : siteId })}
          />
          {grants.length > 1 && (
            <IconButton
              icon={X}
              label={texts.removeRole}
              onPress={() => onChange(grants.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      <Button
        tone="quiet"
        icon={Plus}
        onPress={() => onChange([...grants, { role: 'packer', siteId: sites[0]?.id ?? null }])}
      >
        {texts.addRole}
      </Button>
    </>
  )
}
