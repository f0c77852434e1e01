/**
 * Several tabs of one site that use the same session: one of them refreshes its tokens at a time, and hands the new ones
 * to the others, since a refresh token works once.
 */
import type { Token } from '../../generated/client/types.gen.ts';
/** A session, as the other tabs see it. */
export interface Member {
    readonly tokens: Token | null;
    /** The refresh tokens that this session had before, and which tokens followed. */
    readonly former: string[];
    /** Takes the tokens that another tab has got for this session. */
    adopt(tokens: Token): void;
}
/** The link of one session to the same session in other tabs. Does nothing where there are no tabs. */
export declare class Tabs {
    #private;
    /** `baseUrl`: tabs that use other services have other sessions. */
    constructor(baseUrl: string, member: Member);
    /** Listens to the other tabs as long as the session has tokens. */
    listen(signedIn: boolean): void;
    /** Hands the session's tokens to the tabs that still have former ones. */
    announce(): void;
    /**
     * Calls `refresh` when no other tab does so with the same refresh token, and none has the tokens that follow it. A tab
     * whose refresh takes longer than `lockTimeout` is not waited for: within ten seconds the service gives both the same tokens.
     */
    refreshOnce(refreshToken: string | undefined, refresh: () => Promise<void>): Promise<void>;
    /** Calls `work` while no other tab does so for the same refresh token, or for the cookie. */
    alone(refreshToken: string | undefined, work: () => Promise<void>): Promise<void>;
}
