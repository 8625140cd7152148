import { expect, it } from 'vitest'
import { filled, paperWords } from '../../../shared/messages/papers/paper-texts.ts'

it('papers have the no-break spaces of French typography, and in other languages none before a colon', () => {
  const of = (language: 'fr' | 'de' | 'es') => {
    const { texts, labelled } = paperWords(language)
    return [filled(texts.slip.units, { count: 2 }), texts.handOver.counted, labelled('Gravure', 'Léa')]
  }
  expect(of('fr')).toEqual(['Unités\u00a0: 2', 'Colis comptés\u00a0: ________', 'Gravure\u00a0: Léa'])
  expect(of('de')).toEqual(['Stück: 2', 'Gezählte Pakete: ________', 'Gravure: Léa'])
  expect(of('es')).toEqual(['Unidades: 2', 'Bultos contados: ________', 'Gravure: Léa'])
})

it('keeps a weight and its unit together', () => {
  expect(paperWords('fr').kilograms(1230)).toBe('1,230\u00a0kg')
})
