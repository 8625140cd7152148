import { Image, Trash2, Upload } from 'lucide-react'
import { useRef } from 'react'
import type { PictureStanding } from '../../../shared/domain/product-picture.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { base64Of } from '../../lib/base64-of.ts'
import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { shrinkPicture } from '../../lib/shrink-picture.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useProductPicture } from '../../lib/use-product-picture.ts'

/** The picture of a product, where it is from, and how to have another one. */
export function ProductPictureField(props: { sku: string; name: string; standing: PictureStanding | null }) {
  const { sku, standing } = props
  const texts = useMessages('pictures')
  const verbs = useMessages('verbs')
  const { needsLead } = useMessages('stock')
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const sayMessage = useSay()
  const put = useCommand((client) => client.stock.putPicture)
  const input = useRef<HTMLInputElement>(null)
  const src = useProductPicture(sku)
  const problem = standing?.problem ?? null
  const why = roleAllows(role, 'lead') ? null : needsLead

  async function take(file: File) {
    const picture = await shrinkPicture(file)
    if (picture === null) return say('blocked', texts.unreadable)
    await put.run({ sku, data: base64Of(new Uint8Array(await picture.arrayBuffer())) })
  }
  async function remove() {
    const before = src?.slice(src.indexOf(',') + 1) ?? null
    const outcome = await put.run({ sku, data: null })
    if (outcome.kind === 'done' && before !== null)
      say('neutral', texts.removed({ sku }), {
        label: verbs.undo,
        run: () => void put.run({ sku, data: before }),
      })
  }

  return (
    <div className="picture-field">
      {src === null ? (
        <span className="picture-field-none">
          <Image size={32} aria-hidden />
        </span>
      ) : (
        <img className="picture-field-shown" src={src} alt={texts.of({ product: props.name })} />
      )}
      <div className="picture-field-side">
        <p className="unit">
          <Standing standing={standing} hasPicture={src !== null} />
        </p>
        {problem !== null && <p className="picture-field-problem">{sayMessage(problem)}</p>}
        <div className="order-actions">
          <Button icon={Upload} why={why} busy={put.busy} onPress={() => input.current?.click()}>
            {src === null ? texts.upload : texts.replace}
          </Button>
          {src !== null && (
            <Button icon={Trash2} tone="quiet" why={why} busy={put.busy} onPress={() => void remove()}>
              {texts.remove}
            </Button>
          )}
        </div>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={texts.upload}
        accept="image/*"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file !== undefined) void take(file)
          target.value = ''
        }}
      />
    </div>
  )
}

function Standing({ standing, hasPicture }: { standing: PictureStanding | null; hasPicture: boolean }) {
  const texts = useMessages('pictures')
  const names = useNames()
  if (standing?.isAwaited === true) return texts.awaited
  const source = standing?.source ?? null
  if (!hasPicture || source === null) return texts.dropHere
  switch (source.kind) {
    case 'person':
      return texts.fromPerson
    case 'file':
      return texts.fromFile
    case 'channel':
      return texts.fromChannel({ channel: names.channel(source.channelId) })
  }
}
