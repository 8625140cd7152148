import { useState } from 'react'
import { ALERT_KINDS, type AlertReceiver, alertReceiver } from '../../../shared/domain/alert.ts'
import { SCREEN_LANGUAGES } from '../../../shared/lib/language.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { Button } from '../../components/button.tsx'
import { Choices } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useSites } from '../../lib/catalog.ts'
import { random } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useSession } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Without anybody here for so long, nobody is there to see the screens. */
const UNWATCHED_MINUTES = 15

/** An address, new or there: what it is told of, at which sites, how often. */
export function ReceiverDialog({
  open,
  onClose,
}: {
  open: AlertReceiver | 'new' | null
  onClose: () => void
}) {
  const texts = useMessages('alerts')
  return (
    <Dialog isOpen={open !== null} onClose={onClose} title={open === 'new' ? texts.add : texts.change}>
      {open !== null && <ReceiverFields receiver={open === 'new' ? null : open} onClose={onClose} />}
    </Dialog>
  )
}

function ReceiverFields({ receiver, onClose }: { receiver: AlertReceiver | null; onClose: () => void }) {
  const texts = useMessages('alerts')
  const verbs = useMessages('verbs')
  const { screen } = useMessages('settings')
  const own = useSession((session) => session.language)
  const sites = useSites() ?? []
  const put = useCommand((client) => client.alerts.putReceiver)
  const [draft, setDraft] = useState<AlertReceiver>(
    () =>
      receiver ?? {
        id: uuidv7(roomClock.now(), random),
        email: '',
        language: own,
        kinds: [...ALERT_KINDS],
        siteIds: null,
        everyMinutes: 15,
        unwatchedMinutes: UNWATCHED_MINUTES,
        pausedAt: null,
      },
  )
  const change = (some: Partial<AlertReceiver>) => setDraft((before) => ({ ...before, ...some }))
  const parsed = alertReceiver.safeParse(draft)

  async function save() {
    if (parsed.success && (await put.run(parsed.data)).kind === 'done') onClose()
  }

  return (
    <>
      <Field label={texts.email} value={draft.email} onChange={(email) => change({ email })} autoFocus />
      <Select
        label={texts.language}
        choices={SCREEN_LANGUAGES.map((id) => ({ id, label: screen.languages[id] }))}
        value={draft.language}
        onChange={(language) => change({ language })}
      />
      <Choices
        label={texts.kindColumn}
        all={ALERT_KINDS}
        labels={texts.kinds}
        chosen={draft.kinds}
        onChange={(kinds) => change({ kinds: [...kinds] })}
      />
      {sites.length > 1 && (
        <>
          <Switch
            isOn={draft.siteIds === null}
            onChange={(isEvery) => change({ siteIds: isEvery ? null : sites.map(({ id }) => id) })}
          >
            {texts.everySite}
          </Switch>
          {draft.siteIds !== null && (
            <Choices
              label={texts.sites}
              all={sites.map(({ id }) => id)}
              labels={Object.fromEntries(sites.map(({ id, name }) => [id, name]))}
              chosen={draft.siteIds}
              onChange={(siteIds) => change({ siteIds: [...siteIds] })}
            >
              {texts.sitesText}
            </Choices>
          )}
        </>
      )}
      <NumberField
        label={texts.every}
        value={draft.everyMinutes}
        min={5}
        max={1_440}
        onChange={(everyMinutes) => change({ everyMinutes })}
      />
      <Switch
        isOn={draft.unwatchedMinutes !== null}
        onChange={(isOn) => change({ unwatchedMinutes: isOn ? UNWATCHED_MINUTES : null })}
      >
        {texts.onlyUnwatched}
      </Switch>
      {draft.unwatchedMinutes !== null && (
        <NumberField
          label={texts.unwatched}
          value={draft.unwatchedMinutes}
          min={5}
          max={720}
          onChange={(unwatchedMinutes) => change({ unwatchedMinutes })}
        />
      )}
      <div className="dialog-buttons">
        <Button onPress={onClose}>{verbs.cancel}</Button>
        <Button
          tone="primary"
          busy={put.busy}
          why={parsed.success ? null : texts.complete}
          onPress={() => void save()}
        >
          {receiver === null ? texts.add : verbs.save}
        </Button>
      </div>
    </>
  )
}
