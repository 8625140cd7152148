import { create } from 'zustand'
import type { Proof } from '../../shared/domain/person.ts'
import type { Message } from '../../shared/messages/definition.ts'

interface Asked {
  /** Why the person who is signed in may not, or why the last try did not count. */
  readonly why: Message
  answer(proof: Proof | null): void
}

/** Somebody else confirms one command by badge or PIN; the dialog is drawn by the shell. */
export const useConfirmation = create<{ asked: Asked | null }>()(() => ({ asked: null }))

/** @returns null when nobody confirmed */
export function askToConfirm(why: Message): Promise<Proof | null> {
  useConfirmation.getState().asked?.answer(null)
  return new Promise((resolve) => {
    useConfirmation.setState({
      asked: {
        why,
        answer(proof) {
          useConfirmation.setState({ asked: null })
          resolve(proof)
        },
      },
    })
  })
}
