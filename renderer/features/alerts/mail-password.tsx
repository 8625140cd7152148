import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { SecretsNotice } from '../../components/secrets-notice.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** The mail server's password: kept or not, replaced, forgotten; never shown. */
export function MailPassword({ isKept }: { isKept: boolean }) {
  const texts = useMessages('alerts')
  const { secretsUnprotected } = useMessages('refusals')
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.alerts.putPassword)
  const [password, setPassword] = useState('')

  async function keep(next: string | null) {
    if ((await put.run({ password: next })).kind !== 'done') return
    setPassword('')
    say('done', next === null ? texts.passwordForgotten : texts.passwordSet)
  }

  return (
    <div className="settings-form">
      <SecretsNotice text={secretsUnprotected} />
      <Field
        label={texts.password}
        type="password"
        help={isKept ? texts.passwordKept : texts.passwordNone}
        value={password}
        onChange={setPassword}
      />
      <div className="settings-actions">
        <Button
          busy={put.busy}
          why={password === '' ? texts.passwordFirst : null}
          onPress={() => void keep(password)}
        >
          {texts.setPassword}
        </Button>
        {isKept && (
          <Button tone="quiet" busy={put.busy} onPress={() => void keep(null)}>
            {texts.forgetPassword}
          </Button>
        )}
      </div>
    </div>
  )
}
