import { expect, it } from 'vitest'
import { headerKey } from '../../../../../main/app/csv/exports/order-export.ts'
import { reasonOfStatus } from '../../../../../main/app/csv/exports/order-status-words.ts'

it.each([
  { status: 'Processing', want: null },
  { status: 'Paiement accepté', want: null },
  { status: 'Payment received', want: null },
  { status: 'Paiement reçu', want: null },
  { status: 'Partially shipped', want: null },
  { status: 'Unshipped', want: null },
  { status: 'Awaiting Shipment', want: null },
  { status: 'En attente d’expédition', want: null },
  { status: 'to_be_prepared', want: null },
  { status: 'Shipped', want: 'already-shipped' },
  { status: 'Livré', want: 'already-shipped' },
  { status: 'Reçue', want: 'already-shipped' },
  { status: 'completed', want: 'already-shipped' },
  { status: 'Annulée', want: 'cancelled' },
  { status: 'Erreur de paiement', want: 'cancelled' },
  { status: 'Remboursé', want: 'refunded' },
  { status: 'Pending payment', want: 'unpaid' },
  { status: 'En attente du paiement par chèque', want: 'unpaid' },
  { status: 'waiting_acceptance', want: 'unpaid' },
  { status: 'On hold', want: 'on-hold' },
])('$status', ({ status, want }) => {
  expect(reasonOfStatus(headerKey(status))).toBe(want)
})
