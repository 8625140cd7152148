import { useState } from 'react'
import { type Site, siteSender } from '../../../shared/domain/site.ts'
import { Field } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { FormActions } from './form-actions.tsx'

/** Who sends from the site, as carriers' labels say it; all blank = nobody is named. */
export function SiteSender({ site, why }: { site: Site; why: string | null }) {
  const texts = useMessages('siteSender')
  const settings = useMessages('settings')
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.sites.put)
  const stored = typedSender(site)
  const [typed, setTyped] = useState(stored)
  const read = readSender(typed)
  const change = (part: Partial<TypedSender>) => setTyped((old) => ({ ...old, ...part }))
  const problem = read.kind === 'incomplete' ? texts.incomplete : null

  async function save() {
    const { sender: _before, ...rest } = site
    const wanted = read.kind === 'sender' ? { ...rest, sender: read.sender } : rest
    const outcome = await put.run(wanted)
    if (outcome.kind === 'done') say('done', settings.sites.saved({ site: site.name }))
  }

  return (
    <div className="settings-form">
      <p className="unit">{texts.intro({ postcode: site.postcode, country: site.country })}</p>
      <Field label={texts.name} value={typed.name} onChange={(name) => change({ name })} />
      <Field label={texts.company} value={typed.company} onChange={(company) => change({ company })} />
      <Field
        label={texts.street}
        help={texts.streetHelp}
        rows={3}
        value={typed.street}
        onChange={(street) => change({ street })}
      />
      <Field label={texts.city} value={typed.city} onChange={(city) => change({ city })} />
      <div className="settings-pair">
        <Field label={texts.phone} value={typed.phone} onChange={(phone) => change({ phone })} />
        <Field label={texts.email} value={typed.email} onChange={(email) => change({ email })} />
      </div>
      {problem !== null && (
        <p className="unit" role="status">
          {problem}
        </p>
      )}
      <FormActions
        isChanged={JSON.stringify(typed) !== JSON.stringify(stored)}
        why={why ?? problem}
        busy={put.busy}
        onSave={() => void save()}
        onRevert={() => setTyped(stored)}
      />
    </div>
  )
}

interface TypedSender {
  readonly name: string
  readonly company: string
  /** One line of the address each. */
  readonly street: string
  readonly city: string
  readonly phone: string
  readonly email: string
}

function typedSender({ sender }: Site): TypedSender {
  return {
    name: sender?.name ?? '',
    company: sender?.company ?? '',
    street: (sender?.street ?? []).join('\n'),
    city: sender?.city ?? '',
    phone: sender?.phone ?? '',
    email: sender?.email ?? '',
  }
}

function readSender(
  typed: TypedSender,
):
  | { readonly kind: 'none' | 'incomplete' }
  | { readonly kind: 'sender'; readonly sender: NonNullable<Site['sender']> } {
  if (Object.values(typed).every((text) => text.trim() === '')) return { kind: 'none' }
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  const read = siteSender.safeParse({
    ...typed,
    company: orNull(typed.company),
    street: typed.street.split('\n').filter((line) => line.trim() !== ''),
    phone: orNull(typed.phone),
    email: orNull(typed.email),
  })
  return read.success ? { kind: 'sender', sender: read.data } : { kind: 'incomplete' }
}
