// What the types find wrong before anything is sent. Each line would not compile without the comment before it.

import type { components } from './ledger.js';

type Act = components['schemas']['Act'];

const envelope = { actId: 'a', negotiation: 'n', mode: 'PERFORMED', by: 'south' } as const;

export const acts: Act[] = [
  // @ts-expect-error no such act
  { ...envelope, act: 'ConfirmReadyness', agreement: 'A', version: 1, scope: [] },
  // @ts-expect-error the version is missing
  { ...envelope, act: 'ConfirmReadiness', agreement: 'A', scope: [] },
  // @ts-expect-error no such field
  { ...envelope, act: 'ConfirmReadiness', agreement: 'A', version: 1, scope: [], agreemnet: 'A' },
  // @ts-expect-error no such stance
  { ...envelope, act: 'TakeStance', proposition: 'EXISTS(A)', stance: 'AGREES' },
  { ...envelope, act: 'TakeStance', proposition: 'EXISTS(A)', stance: 'AFFIRMS' },
];
