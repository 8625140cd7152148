import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { ProofForm } from './proof-form.tsx'
import './sign-in-screen.css'

/** Over everything while nobody is signed in at this window; what is behind it stays as it was. */
export function SignInScreen({ merchant }: { merchant: string }) {
  const texts = useMessages('signIn')
  return (
    <section className="sign-in" role="dialog" aria-modal="true" aria-label={texts.title}>
      <h1 className="sign-in-title">{merchant === '' ? texts.title : merchant}</h1>
      <ProofForm whileLocked onProof={(proof) => connection.signIn(proof)} />
    </section>
  )
}
