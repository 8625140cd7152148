import { Copy } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useToasts } from '../../lib/toasts.ts'

/** The words around a secret. */
interface SecretTexts {
  readonly secret: string
  readonly secretHelp: string
  readonly copy: string
  readonly copied: string
  readonly done: string
}

/** A secret that was made just now, once. */
export function SecretShown(props: { secret: string; texts: SecretTexts; onClose: () => void }) {
  const { secret, texts } = props
  const say = useToasts((toasts) => toasts.say)

  async function copy() {
    await navigator.clipboard.writeText(secret)
    say('done', texts.copied)
  }

  return (
    <>
      <Field label={texts.secret} help={texts.secretHelp} value={secret} onChange={() => undefined} isMono />
      <div className="dialog-buttons">
        <Button icon={Copy} onPress={() => void copy()}>
          {texts.copy}
        </Button>
        <Button tone="primary" onPress={props.onClose}>
          {texts.done}
        </Button>
      </div>
    </>
  )
}

/** 256 random bits in base64. */
export function randomBase64(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
}
