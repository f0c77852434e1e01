/** The tokens of a signed-in client. Calls that need a new access token at the same time share one refresh. */
import type { Token } from '../../generated/client/types.gen.ts';
/** Called with the tokens after each change, and awaited; with null after the client has been signed out. */
export type OnTokens = (tokens: Token | null) => void | Promise<void>;
/**
 * The tokens of one client. A refresh token that is used twice ends the session, so of several tabs with the same tokens
 * one refreshes at a time (tabs.ts). Other clients must not share a session.
 */
export declare class Session {
    #private;
    constructor(baseUrl: string, tokens: Token | null, onTokens: OnTokens, 
    /** Without a refresh token: that of the cookie. */
    refresh: (refreshToken: string | undefined) => Promise<Token>);
    /** The current tokens; null when the client is not signed in. */
    get tokens(): Token | null;
    /** Returns whether the request carries an access token of this session, the current one or an earlier one. */
    signed(request: Request): boolean;
    /**
     * Replaces the tokens by those of another sign-in, or by null. Earlier requests are not signed again: they may be
     * another user's.
     */
    begin(tokens: Token | null): Promise<void>;
    /**
     * Refreshes the tokens, unless `used` is no longer the current access token. Afterwards `tokens` is null when the
     * session has ended. Throws when the refresh failed for another reason; the old tokens are then kept.
     */
    renew(used: string): Promise<void>;
    /** Signs in with the cookie of an earlier page. Returns null where it has none. */
    resume(): Promise<Token | null>;
    /** Removes the tokens and returns the last ones. Revoking them also ends the tokens of a refresh in flight. */
    end(): Promise<Token | null>;
}
