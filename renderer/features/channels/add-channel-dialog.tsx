import { useState } from 'react'
import type { Channel } from '../../../shared/domain/channel.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { KindChoice } from '../../components/kind-choice.tsx'
import { SecretsNotice } from '../../components/secrets-notice.tsx'
import { Switch } from '../../components/switch.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { CheckReport, type CheckResult } from './check-report.tsx'
import {
  channelId,
  credentialFields,
  credentialsOf,
  newChannel,
  SHOP_KINDS,
  type ShopKind,
  shopKindOf,
} from './new-channel.ts'
import { shopAddress } from './shop-address.ts'

/** What the dialog is for: a new channel, or new credentials of one that is there. */
export type ChannelWish = { readonly kind: 'add' } | { readonly kind: 'access'; readonly channel: Channel }

/** Step by step: the kind of shop, its address, how it lets us in; checked before it is kept. */
export function AddChannelDialog(props: {
  wish: ChannelWish | null
  taken: ReadonlySet<string>
  onClose: () => void
  onAdded: (channelId: string) => void
}) {
  const { wish } = props
  const texts = useMessages('channelScreen')
  const [chosen, setChosen] = useState<ShopKind | null>(null)
  const known = wish?.kind === 'access' ? wish.channel : null
  const kind = known === null ? chosen : shopKindOf(known)
  function close() {
    setChosen(null)
    props.onClose()
  }
  return (
    <Dialog
      isOpen={wish !== null}
      onClose={close}
      isWide={kind !== null}
      title={known === null ? texts.addTitle : texts.accessTitle({ name: known.name })}
    >
      {kind === null ? (
        <KindChoice
          question={texts.chooseKind}
          kinds={SHOP_KINDS}
          names={texts.kinds}
          texts={texts.kindText}
          onChoose={setChosen}
        />
      ) : (
        <ShopForm
          kind={kind}
          known={known}
          taken={props.taken}
          onBack={known === null ? () => setChosen(null) : close}
          onDone={(id) => {
            close()
            props.onAdded(id)
          }}
        />
      )}
    </Dialog>
  )
}

type Verdict = CheckResult & { readonly of: string }

const NO_ANSWER = { ok: false, shop: null, trouble: null, rights: [], movedTo: null }

/** Where the shop has said that it is. */
function movedUrl(url: string | null, verdict: Verdict | null): string | null {
  if (url === null || !verdict?.movedTo) return url
  return `${verdict.movedTo}${new URL(url).pathname}`.replace(/\/+$/, '')
}

function ShopForm(props: {
  kind: ShopKind
  known: Channel | null
  taken: ReadonlySet<string>
  onBack: () => void
  onDone: (channelId: string) => void
}) {
  const { kind, known } = props
  const texts = useMessages('channelScreen')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const add = useCommand((client) => client.channels.add)
  const labels = useMessages('channelCredentials')
  const fields = credentialFields(kind)
  const [name, setName] = useState(known?.name ?? '')
  const [address, setAddress] = useState(known?.url ?? '')
  const [sandbox, setSandbox] = useState(known?.sandbox ?? false)
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({})
  /** Of a server whose own certificate a person has accepted. */
  const [certificate, setCertificate] = useState<string | null>(null)
  const [isChecking, setChecking] = useState(false)
  const [verdict, setVerdict] = useState<Verdict | null>(null)

  const url = shopAddress(address)
  const typed = credentialsOf(kind, secrets)
  const wanted = typed === null || certificate === null ? typed : { ...typed, certificate }
  const isFilled = name.trim() !== '' && url !== null && wanted !== null
  // A verdict counts only for what was asked: any later change needs a new one.
  const asked = JSON.stringify([url, wanted])
  const isGood = verdict?.ok === true && verdict.of === asked

  function channel(): Channel {
    if (known !== null) return { ...known, url, sandbox }
    return newChannel({ id: channelId(name, props.taken), name, kind, url: url ?? '', sandbox })
  }

  async function check() {
    if (wanted === null) return
    setChecking(true)
    setVerdict(null)
    try {
      const answer = await connection.client.channels.check({ channel: channel(), secrets: wanted })
      setVerdict({ ...answer, of: asked })
    } catch {
      setVerdict({ ...NO_ANSWER, of: asked })
    } finally {
      setChecking(false)
    }
  }

  async function save() {
    if (wanted === null) return
    const made = { ...channel(), url: movedUrl(url, verdict) }
    const outcome = await add.run({ channel: made, secrets: wanted })
    if (outcome.kind !== 'done') return
    say('done', known === null ? texts.added({ name: made.name }) : texts.saved({ name: made.name }))
    props.onDone(made.id)
  }

  return (
    <>
      <ol className="channel-steps">
        {texts.steps[kind].split('\n').map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {known === null && (
        <Field label={texts.name} help={texts.nameHelp} value={name} onChange={setName} autoFocus />
      )}
      <Field
        label={texts.shop}
        help={texts.shopHelp[kind]}
        error={address.trim() !== '' && url === null ? texts.shopHelp[kind] : null}
        value={address}
        onChange={setAddress}
        isMono
      />
      <SecretsNotice text={texts.cannotKeep} />
      {fields.map((field, index) => (
        <Field
          key={field.name}
          label={field.optional ? texts.optional({ label: labels[field.label] }) : labels[field.label]}
          {...(index === fields.length - 1 ? { help: texts.secretHelp } : {})}
          type={field.secret ? 'password' : 'text'}
          value={secrets[field.name] ?? ''}
          onChange={(value) => setSecrets((old) => ({ ...old, [field.name]: value }))}
          isMono
        />
      ))}
      <Switch isOn={sandbox} onChange={setSandbox}>
        {texts.isSandbox}
      </Switch>
      <div role="status" className="channel-verdict">
        {verdict !== null && verdict.of === asked && (
          <CheckReport kind={kind} result={verdict} onAccept={setCertificate} />
        )}
      </div>
      <div className="channel-dialog-actions">
        <Button onPress={props.onBack}>{known === null ? verbs.back : verbs.cancel}</Button>
        <Button
          tone={isGood ? 'normal' : 'primary'}
          busy={isChecking}
          why={isFilled ? null : texts.shop}
          onPress={() => void check()}
        >
          {isChecking ? texts.checking : texts.check}
        </Button>
        <Button
          tone={isGood ? 'primary' : 'normal'}
          busy={add.busy}
          why={isGood ? null : texts.checkFirst}
          onPress={() => void save()}
        >
          {known === null ? texts.addGo : verbs.save}
        </Button>
      </div>
    </>
  )
}
