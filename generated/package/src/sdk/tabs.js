import { sleep } from "./abort.js";
import { isToken } from "./token.js";
/** How long, in milliseconds, other tabs have to say that they have newer tokens. */
const askingTime = 200;
/** How long, in milliseconds, a refresh of another tab is waited for: it may hang. */
const longestTurn = 10_000;
/**
 * Web Locks and their pages exist in secure contexts only. Servers, where the property is missing, have many clients in
 * one process and no tabs.
 */
const areThere = () => globalThis.isSecureContext === true &&
    typeof BroadcastChannel === 'function' &&
    globalThis.navigator?.locks !== undefined;
/** The link of one session to its siblings in other tabs. Does nothing where there are no tabs. */
export class Tabs {
    #name;
    #member;
    #channel;
    #wake = () => { };
    /** `baseUrl`: tabs that use other services are no siblings. */
    constructor(baseUrl, member) {
        this.#name = `taskpact ${baseUrl}`;
        this.#member = member;
    }
    /** Listens to the other tabs as long as the session has tokens. */
    listen(signedIn) {
        if (!signedIn) {
            this.#channel?.close();
            this.#channel = undefined;
        }
        else if (!this.#channel && areThere()) {
            this.#channel = new BroadcastChannel(this.#name);
            this.#channel.onmessage = ({ data }) => this.#receive(data);
        }
    }
    /** Hands the session's tokens to the tabs that still have former ones. */
    tell() {
        const { tokens, former } = this.#member;
        if (tokens)
            this.#send({ former, tokens });
    }
    /**
     * Calls `refresh` when no other tab does so with the same refresh token, and none has the tokens that follow it. A
     * sibling that takes too long is not waited for: the service gives both the same tokens, if that is soon enough.
     */
    async inTurn(refreshToken, refresh) {
        if (!this.#channel)
            return refresh();
        const turn = async () => {
            const adopted = new Promise((resolve) => {
                this.#wake = resolve;
            });
            this.#send({ wanted: refreshToken });
            await Promise.race([adopted, sleep(askingTime, undefined)]);
            if (this.#member.tokens?.refresh_token === refreshToken)
                await refresh();
        };
        let begun = false;
        const signal = AbortSignal.timeout(longestTurn);
        try {
            await navigator.locks.request(`${this.#name} ${refreshToken}`, { signal }, () => {
                begun = true;
                return turn();
            });
        }
        catch (error) {
            if (begun)
                throw error;
            await turn();
        }
    }
    #send(message) {
        this.#channel?.postMessage(message);
    }
    /** Any script of this site can send to the channel, so nothing is taken for granted. */
    #receive(message) {
        const { tokens, former } = this.#member;
        if (!tokens || !message)
            return;
        if (typeof message.wanted === 'string' && former.includes(message.wanted))
            this.tell();
        const follows = Array.isArray(message.former) && message.former.includes(tokens.refresh_token);
        if (!follows || !isToken(message.tokens))
            return;
        this.#member.adopt(message.tokens);
        this.#wake();
    }
}
//# sourceMappingURL=tabs.js.map