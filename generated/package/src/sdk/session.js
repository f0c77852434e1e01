import { TaskpactError } from "./errors.js";
import { Tabs } from "./tabs.js";
/** How many former tokens of a session are remembered: those of a day. */
const maximumFormer = 100;
/**
 * The tokens of one client. A refresh token that is used twice ends the session, so of several tabs with the same tokens
 * one refreshes at a time (tabs.ts). Other clients must not share a session.
 */
export class Session {
    #tokens;
    /** The tokens that this session had before the current ones, the latest last. */
    #former = [];
    #renewal;
    #onTokens;
    #refresh;
    #tabs;
    constructor(baseUrl, tokens, onTokens, 
    /** Without a refresh token: that of the cookie. */
    refresh) {
        this.#tokens = tokens;
        this.#onTokens = onTokens;
        this.#refresh = refresh;
        const session = this;
        this.#tabs = new Tabs(baseUrl, {
            get tokens() {
                return session.#tokens;
            },
            get former() {
                return session.#former.flatMap(({ refresh_token }) => refresh_token ?? []);
            },
            // There is no call that could throw what `onTokens` throws: the platform reports it.
            adopt: (tokens) => void this.#follow(tokens),
        });
        this.#tabs.listen(tokens !== null);
    }
    /** The current tokens; null when the client is not signed in. */
    get tokens() {
        return this.#tokens;
    }
    /** Returns whether the request carries an access token of this session, the current one or an earlier one. */
    signed(request) {
        const token = request.headers.get('Authorization')?.replace(/^Bearer /, '');
        return token !== undefined && [...this.#former, this.#tokens].some((tokens) => tokens?.access_token === token);
    }
    /**
     * Replaces the tokens by those of another sign-in, or by null. Earlier requests are not signed again: they may be
     * another user's.
     */
    async begin(tokens) {
        this.#former = [];
        await this.#keep(tokens);
    }
    /**
     * Refreshes the tokens, unless `used` is no longer the current access token. Afterwards `tokens` is null when the
     * session has ended. Throws when the refresh failed for another reason; the old tokens are then kept.
     */
    async renew(used) {
        if (this.#tokens?.access_token !== used && !this.#renewal)
            return;
        this.#renewal ??= this.#renewOnce().finally(() => {
            this.#renewal = undefined;
        });
        await this.#renewal;
    }
    async #renewOnce() {
        const before = this.#tokens;
        if (before === null)
            return;
        await this.#tabs.refreshOnce(before.refresh_token, async () => {
            const after = await this.#refreshOrEnd(before.refresh_token);
            // The user signed in or out in the meantime, or another tab was faster.
            if (this.#tokens !== before)
                return;
            const kept = this.#follow(after);
            this.#tabs.announce();
            await kept;
        });
    }
    /** Signs in with the cookie of an earlier page. Returns null where it has none. */
    async resume() {
        await this.#tabs.alone(undefined, async () => this.begin(await this.#refreshOrEnd(undefined)));
        return this.#tokens;
    }
    /**
     * Returns null when the session has ended. When the response was lost, the tokens are kept, and the next call sends the refresh
     * token again. The service returns the same new tokens for ten seconds; later it takes the token for stolen, and the session is lost.
     */
    async #refreshOrEnd(refreshToken) {
        return this.#refresh(refreshToken).catch((error) => {
            if (error instanceof TaskpactError && ['invalid_grant', 'validation_failed'].includes(error.code))
                return null;
            throw error;
        });
    }
    /** Replaces the tokens by those that the same session has now. */
    #follow(tokens) {
        if (this.#tokens)
            this.#former = [...this.#former, this.#tokens].slice(-maximumFormer);
        return this.#keep(tokens);
    }
    async #keep(tokens) {
        this.#tokens = tokens;
        this.#tabs.listen(tokens !== null);
        await this.#onTokens(tokens);
    }
    /** Removes the tokens and returns the last ones. Revoking them also ends the tokens of a refresh in flight. */
    async end() {
        const tokens = this.#tokens;
        await this.begin(null);
        return tokens;
    }
}
//# sourceMappingURL=session.js.map