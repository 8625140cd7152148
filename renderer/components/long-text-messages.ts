import { defineMessages } from '../lib/messages.ts'

export const longTextMessages = defineMessages({
  en: {
    whole: (letters: string) => `Show all ${letters} characters`,
    less: 'Show less',
  },
  fr: {
    whole: (letters) => `Afficher les ${letters} caractères`,
    less: 'Afficher moins',
  },
})
