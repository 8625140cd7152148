import {
  amazonBench,
  miraklBench,
  prestaShopBench,
  shopifyBench,
  simulatedVendureBench,
  wooCommerceBench,
} from '../../support/channels/benches.ts'
import { describeConformance } from './conformance.ts'

describeConformance('shopify', shopifyBench, {
  acts: [
    'shipByHand',
    'hold',
    'resumeOrder',
    'unpay',
    'erase',
    'payBack',
    'deleteProduct',
    'spoil',
    'addListing',
  ],
  readsById: true,
  catalogue: { customs: true, barcodes: true, weights: true, prices: true, onHand: true, places: true },
})

describeConformance('woocommerce', wooCommerceBench, {
  acts: [
    'shipByHand',
    'hold',
    'resumeOrder',
    'unpay',
    'uncancel',
    'bin',
    'erase',
    'payBack',
    'deleteProduct',
    'spoil',
    'addListing',
  ],
  readsById: true,
  catalogue: { customs: true, barcodes: true, weights: true, prices: true, onHand: false, places: false },
})

describeConformance('prestashop', prestaShopBench, {
  acts: [
    'shipByHand',
    'hold',
    'resumeOrder',
    'unpay',
    'uncancel',
    'erase',
    'payBack',
    'deleteProduct',
    'spoil',
    'addListing',
  ],
  countsByHand: false,
  readsById: true,
  catalogue: { customs: false, barcodes: true, weights: true, prices: false, onHand: false, places: false },
})

describeConformance('mirakl', miraklBench, {
  acts: ['shipByHand', 'hold', 'resumeOrder', 'payBack', 'deleteProduct', 'spoil'],
  readsById: true,
  catalogue: null,
})

describeConformance('amazon', amazonBench, {
  acts: ['shipByHand', 'resumeOrder', 'askToCancel', 'deleteProduct', 'spoil'],
  readsById: true,
  catalogue: null,
})

describeConformance('vendure', simulatedVendureBench, {
  acts: [
    'shipByHand',
    'hold',
    'resumeOrder',
    'unpay',
    'erase',
    'payBack',
    'deleteProduct',
    'spoil',
    'addListing',
  ],
  readsById: true,
  catalogue: { customs: false, barcodes: false, weights: false, prices: true, onHand: true, places: true },
})
