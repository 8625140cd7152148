import { useState } from 'react'
import { WEBHOOK_TOPICS, type WebhookTopic, webhook } from '../../../shared/domain/webhook.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { Button } from '../../components/button.tsx'
import { Choices } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { SecretsNotice } from '../../components/secrets-notice.tsx'
import { random } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useCommand } from '../../lib/use-command.ts'
import { randomBase64, SecretShown } from './secret-shown.tsx'

const draft = webhook.pick({ url: true, topics: true })

/** A new address and what it is told of; then the secret its messages are signed with, once. */
export function WebhookDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const texts = useMessages('webhooks')
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={texts.add}>
      {isOpen && <WebhookFields onClose={onClose} />}
    </Dialog>
  )
}

function WebhookFields({ onClose }: { onClose: () => void }) {
  const texts = useMessages('webhooks')
  const verbs = useMessages('verbs')
  const { secretsUnprotected } = useMessages('refusals')
  const [webhookId] = useState(() => uuidv7(roomClock.now(), random))
  const [secret] = useState(() => `whsec_${randomBase64()}`)
  const [url, setUrl] = useState('')
  const [topics, setTopics] = useState<readonly WebhookTopic[]>(['orders'])
  const [isMade, setMade] = useState(false)
  const add = useCommand((client) => client.programs.addWebhook)
  const parsed = draft.safeParse({ url, topics })

  async function make() {
    if (!parsed.success) return
    if ((await add.run({ ...parsed.data, webhookId, secret })).kind === 'done') setMade(true)
  }

  if (isMade) return <SecretShown secret={secret} texts={texts} onClose={onClose} />
  return (
    <>
      <SecretsNotice text={secretsUnprotected} />
      <Field label={texts.url} help={texts.urlHelp} value={url} onChange={setUrl} type="url" autoFocus />
      <Choices
        label={texts.topicColumn}
        all={WEBHOOK_TOPICS}
        labels={texts.topics}
        chosen={topics}
        onChange={setTopics}
      />
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
