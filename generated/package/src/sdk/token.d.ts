/** Tells tokens from anything else that a network or a page may hand over. */
import type { Token } from '../../generated/client/types.gen.ts';
/** Whether a value has what the contract's `Token` has. Those of a cookie session have no refresh token. */
export declare function isToken(value: unknown): value is Token;
