import { Dialog } from '../../components/dialog.tsx'
import { useConfirmation } from '../../lib/confirmation.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { ProofForm } from './proof-form.tsx'

/** Somebody whose role allows it confirms this one act; the person signed in stays. */
export function ConfirmDialog() {
  const texts = useMessages('signIn')
  const inWords = useSay()
  const asked = useConfirmation(({ asked }) => asked)
  return (
    <Dialog isOpen={asked !== null} onClose={() => asked?.answer(null)} title={texts.confirmTitle} isWide>
      {asked !== null && (
        <>
          <p>
            {inWords(asked.why)}. {texts.confirmText}
          </p>
          <ProofForm
            whileLocked={false}
            onProof={async (proof) => {
              asked.answer(proof)
              return null
            }}
          />
        </>
      )}
    </Dialog>
  )
}
