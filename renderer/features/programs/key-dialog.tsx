import { useState } from 'react'
import { API_SCOPES, API_SECRET_PREFIX, type ApiScope, apiKey } from '../../../shared/domain/api-key.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { Button } from '../../components/button.tsx'
import { Choices } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { useSites } from '../../lib/catalog.ts'
import { random } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useCommand } from '../../lib/use-command.ts'
import { randomBase64, SecretShown } from './secret-shown.tsx'

/** Reads alone change nothing. */
const USUAL: readonly ApiScope[] = API_SCOPES.filter((scope) => scope.endsWith(':read'))

const draft = apiKey.pick({ name: true, scopes: true, siteIds: true })

/** Made here, shown once, and known to the control room by its hash. */
function newSecret(): string {
  return API_SECRET_PREFIX + randomBase64().replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** A new key: who it is for and what it may do; then the key itself, once. */
export function KeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const texts = useMessages('apiKeys')
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={texts.add}>
      {isOpen && <KeyFields onClose={onClose} />}
    </Dialog>
  )
}

function KeyFields({ onClose }: { onClose: () => void }) {
  const texts = useMessages('apiKeys')
  const verbs = useMessages('verbs')
  const [keyId] = useState(() => uuidv7(roomClock.now(), random))
  const [secret] = useState(newSecret)
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly ApiScope[]>(USUAL)
  const [isMade, setMade] = useState(false)
  const add = useCommand((client) => client.programs.addKey)
  const sites = useSites() ?? []
  const [siteIds, setSiteIds] = useState<readonly string[]>([])
  const parsed = draft.safeParse({ name, scopes, siteIds: siteIds.length === 0 ? null : siteIds })

  async function make() {
    if (!parsed.success) return
    if ((await add.run({ ...parsed.data, keyId, secret })).kind === 'done') setMade(true)
  }

  if (isMade) return <SecretShown secret={secret} texts={texts} onClose={onClose} />
  return (
    <>
      <Field label={texts.name} help={texts.nameHelp} value={name} onChange={setName} autoFocus />
      <Choices
        label={texts.may}
        all={API_SCOPES}
        labels={texts.scopes}
        chosen={scopes}
        onChange={setScopes}
      />
      {sites.length > 1 && (
        <Choices
          label={texts.onlyAt}
          all={sites.map(({ id }) => id)}
          labels={Object.fromEntries(sites.map(({ id, name: site }) => [id, site]))}
          chosen={siteIds}
          onChange={setSiteIds}
        />
      )}
      <div className="dialog-buttons">
        <Button onPress={onClose}>{verbs.cancel}</Button>
        <Button
          tone="primary"
          busy={add.busy}
          why={parsed.success ? null : texts.complete}
          onPress={() => void make()}
        >
          {texts.add}
        </Button>
      </div>
    </>
  )
}
