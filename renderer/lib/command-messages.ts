import { defineMessages } from './messages.ts'

export const commandMessages = defineMessages({
  en: {
    failed: (code: string, message: string) => {
      if (code === 'FORBIDDEN') return 'Your role may not do that. Nothing was changed.'
      if (code === 'STORE_FULL')
        return 'The disk is full or read-only. Nothing was written; what was saved is safe.'
      if (code === 'NOT_FOUND') return 'It is no longer there. Nothing was changed.'
      return `Not done: ${message}. Nothing was changed.`
    },
  },
  fr: {
    failed: (code, message) => {
      if (code === 'FORBIDDEN') return 'Votre rôle ne le permet pas. Rien n’a été modifié.'
      if (code === 'STORE_FULL')
        return 'Le disque est plein ou protégé. Rien n’a été écrit ; ce qui était enregistré est en sûreté.'
      if (code === 'NOT_FOUND') return 'Cet élément n’existe plus. Rien n’a été modifié.'
      return `Non effectué : ${message}. Rien n’a été modifié.`
    },
  },
})
