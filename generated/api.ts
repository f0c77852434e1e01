// Generated from openapi.yaml by `npm run generate`. Do not edit.
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that the process is running
         * @description Returns 200 as long as the process runs. Does not use the database.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that the process can serve requests
         * @description Returns the state of each dependency. A load balancer should send requests to this process only while the status
         *     is 200. The status is 503 as soon as the process is asked to stop, although it still serves requests for a
         *     while. The dependencies are checked at most once a second, for all requests.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what clients need to know of this service
         * @description Returns its version, who may register, so that a page can show or hide its form, whether it is in maintenance,
         *     and the announcement that clients should show. Ask again with the `ETag` every few minutes, and after a 503
         *     `maintenance`: no event says that it has changed. It is at most a second old.
         */
        get: operations["getService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get this document as JSON */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get this document as YAML */
        get: operations["getOpenapiYaml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client.tgz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the TypeScript SDK as an npm package
         * @description Returns the SDK that is made from this document and has its version. Install it with
         *     `npm install http://localhost:8000/client.tgz`, with the address of this service.
         */
        get: operations["getClientPackage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open the interactive documentation */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/redoc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open the reference documentation */
        get: operations["getRedoc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain a problem code
         * @description Returns the page to which the `type` of a problem links.
         */
        get: operations["explainProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open the page of an emailed link
         * @description Returns the page on which a person sets a new password, confirms an email address, answers an invitation, or
         *     creates an account. The link has its token after the `#`, so browsers do not send it with the address. The page
         *     sends it only in the body of the request that needs it. Where the service has its web app, the page is one of the
         *     app's, and browsers keep what follows the `#` on their way there.
         */
        get: operations["getAccountPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account
         * @description Who may register is the operator's choice; `GET /service` has it as `registration`:
         *
         *     - `open`: Any person may.
         *     - `invited`: It takes the token of an invitation as `invitation`: one to the service, by an admin
         *       (`POST /admin/invitations`), or one to a project, for the address that the project's owner invited.
         *     - `closed`: Only admins create accounts.
         *
         *     An invitation that was sent by email is for its address only, which counts as confirmed with it. An invitation
         *     to the service works once. One to a project stays pending: accept it after the sign-in.
         *
         *     The first account of a service is an admin's, and its address counts as confirmed. On a service that other
         *     machines can reach, it takes the token of the link that the service logs at its start, under each policy.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in, or refresh the tokens
         * @description The OAuth 2.0 token endpoint (RFC 6749) with the grants `password`, `mfa`, `passkey`, `oidc` and `refresh_token`.
         *
         *     **Second factor.** For an account that has one, the right password is 403 `mfa_required`. The member `mfa` of the
         *     problem has an `mfa_token`, which is valid for five minutes. Send it with the grant `mfa` and a `code`: six digits of
         *     the authenticator app, or a recovery code. Or send a `passkey`: the response of the authenticator to the options of
         *     `POST /auth/passkeys/options` for this token. Each code works once, and so does the token. The token is void after a
         *     change of the password and once the sessions of the account were ended. It is good for nothing else. A wrong code is
         *     403 `code_incorrect`, and a wrong response 403 `passkey_refused`, after which the token can be used again; the account
         *     gets an email about it. After ten of them for an account within an hour, five from one network address, the status
         *     is 429.
         *
         *     **Remembered devices.** With the grant `mfa` and `remember=device`, the response has a `device_token`, unless the
         *     operator remembers none (`REMEMBER_DEVICE_DAYS`). Sent with the grant `password` of the same user, it replaces the
         *     second factor for that number of days. It ends with the password, with `DELETE /users/me/sessions`, and with each
         *     removed factor. `GET /users/me/remembered-devices` lists what is remembered.
         *
         *     **Passkeys.** With the grant `passkey` the user is the owner of the passkey, and no password and no second factor
         *     is needed: the authenticator has verified the user. Send the response of the authenticator to the options of
         *     `POST /auth/passkeys/options`. A passkey whose counter goes back may have been copied: it is 403 `passkey_refused`,
         *     and the account gets an email about it.
         *
         *     A refresh token works once: each use returns the next one. For ten seconds, and while the next one is unused, the
         *     same request returns the same next token again: the response may have been lost, or two tabs of a page may have
         *     sent the request. Any other second use ends the whole session, because the token must have leaked.
         *
         *     A session ends when its refresh token was not used for a time, thirty days unless the operator chose another
         *     (`SESSION_IDLE_DAYS`), and some time after the sign-in, however often it is used: after a year
         *     (`SESSION_MAX_DAYS`).
         *
         *     **Cookie sessions.** A page of the service's own origin sends `session=cookie` with each grant. The refresh token
         *     is then set as a cookie that no script can read, and the body has none; with the grant `refresh_token` it is
         *     taken from the cookie. The cookie is sent by pages of the same site only (`SameSite=Strict`), and a request is
         *     403 `foreign_origin` unless `Sec-Fetch-Site` is `same-origin` or, without that header, `Origin` is the service's
         *     own. Where `PUBLIC_URL` is https, the cookie's name begins with `__Host-`, so no other host can set it; the
         *     other one is ignored. A 401 deletes the cookie.
         *
         *     **Identity providers.** `POST /auth/oidc/{provider}` begins a sign-in. The grant `oidc` takes what the provider sends
         *     back, from the same browser, once, and within ten minutes. An identity that is not known yet is linked to the
         *     account with its address, if the provider has confirmed the address and the account has as well. Where that account
         *     has a password, the status is 403 `link_required`: sign in with the password once, and send the `link_token` of the
         *     problem's member `link` with the grant `password`, and with `mfa` if that follows. Without an account, the person
         *     gets one where registration is open, with an invitation, or with an address of a domain that the operator allows.
         *
         *     After ten wrong passwords for an account within fifteen minutes, the status is 429. It is the same for an
         *     account that does not exist, and the right password is rejected too.
         *
         *     Wrong passwords from unknown network addresses are counted together, and one of these addresses gets 429 after
         *     five, so that one stranger cannot use all attempts. A network address from which the user has signed in during the
         *     last thirty days has a count of its own, so that strangers cannot lock the user out there. From a new address the
         *     user has to wait while strangers from several addresses try, or reset the password by email. A sign-in resets the
         *     count, and so does that reset.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the identity provider, as in `GET /service`.
                 * @example google
                 */
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a sign-in with an identity provider
         * @description Returns the address at the provider to which the page goes (the code flow of OpenID Connect, with PKCE, state and
         *     nonce). The provider sends the browser back to `/auth/oidc/{provider}/callback`, a page that completes the sign-in by
         *     `POST /auth/token`, as a cookie session, and goes on to `return_to`. The secrets of the sign-in are in a cookie, encrypted, so
         *     that only this browser can complete it, within ten minutes. A new one takes the place of the one before. Nothing is
         *     stored.
         */
        post: operations["beginOidcSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the identity provider, as in `GET /service`.
                 * @example google
                 */
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        /**
         * Open the page of a sign-in with an identity provider
         * @description The redirect URI to register at the provider. The page completes the sign-in and goes on to the `return_to` of its
         *     beginning. Other query parameters than these are ignored (RFC 6749, 4.1.2).
         */
        get: operations["getOidcCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/{provider}/logout": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the identity provider, as in `GET /service`.
                 * @example google
                 */
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End sessions that ended at the identity provider
         * @description For identity providers (OpenID Connect Back-Channel Logout 1.0): the address to register there as
         *     `backchannel_logout_uri`. It ends the sessions that began with the session `sid` of the token, or without one all that began
         *     with its subject, also where the sign-in went on with the password that links the identity. Other sessions and API
         *     tokens stay. Each token works once. GitHub has no such tokens.
         */
        post: operations["endOidcSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/{provider}/frontchannel-logout": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the identity provider, as in `GET /service`.
                 * @example google
                 */
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        /**
         * Open the page of a logout at an identity provider
         * @description For identity providers with `OIDC_<NAME>_FRONTCHANNEL_LOGOUT=on` (OpenID Connect Front-Channel Logout 1.0): the address to
         *     register there as `frontchannel_logout_uri`, with the session required. The provider shows the page in a frame of its own
         *     page, and no other site can. The page ends the sessions, by the `POST` below; to open the address without a browser
         *     ends none. Other query parameters are ignored.
         */
        get: operations["getOidcLogoutPage"];
        put?: never;
        /**
         * End sessions from the page of a logout
         * @description Ends the sessions that began with the session `sid` of this issuer, from the page of the same address alone. Other sessions and API
         *     tokens stay. Whether there were any is not said. A `sid` is a secret of the provider, of the browser and of the
         *     applications that the person used: one that is shorter than 16 characters could be guessed, and is refused.
         */
        post: operations["endFramedOidcSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Authenticate again
         * @description Checks the caller's password, or the `code` or `passkey` of an account that has a second factor, so that the session
         *     of the access token may use the operations with `x-step-up` for the next five minutes. The tokens stay the same. Wrong
         *     passwords and codes count like those of a sign-in. An account with a second factor needs the code or the passkey: its
         *     password alone is 403 `mfa_required`, and is not looked at. A `passkey` is the response of the authenticator to the
         *     options of `POST /auth/step-up/options`.
         *
         *     An API token cannot use this operation, and neither can a token of another issuer: authenticate there again, and
         *     use a new token whose claim `auth_time` says so.
         */
        post: operations["renewAuthentication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/step-up/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get options for a step-up with a passkey
         * @description Returns the options for `navigator.credentials.get`, with a new challenge for the session of the access token. Send
         *     the response of the authenticator as `passkey` to `POST /auth/step-up` within five minutes. Nothing is stored.
         */
        post: operations["startPasskeyStepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get options for a sign-in with a passkey
         * @description Returns the options for `navigator.credentials.get`, with a new challenge. Send the response of the authenticator as
         *     `passkey` to `POST /auth/token` within five minutes: with the grant `passkey`, or with the grant `mfa` where the
         *     request had the `mfa_token` of the first step. Without one, the person chooses among the passkeys that the device
         *     has for this service. Nothing is stored.
         */
        post: operations["startPasskeySignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session of the refresh token and all tokens of that session (RFC 7009). For an unknown token the
         *     response is the same, since there is nothing to revoke.
         *
         *     With `session=cookie` it is the session of the cookie, and the cookie is deleted. It takes a page of the service's
         *     own origin, as `POST /auth/token` does.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the caller's account */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete the caller's account
         * @description Deletes the account and its todos immediately and permanently. All tokens become invalid. A project with other
         *     members stays: its next owner also becomes the owner of the todos that the account created in it. A project
         *     without other members is deleted. What other users keep, such as notifications and events, no longer has the name or
         *     the address, except where they typed it.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /** Change the caller's account */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the caller's password
         * @description Ends every session of the caller except the one of this request. Wrong passwords count like those of a sign-in.
         *     The password in the body is the authentication, so no step-up is needed.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the identities that sign in as the caller
         * @description Returns the identities at providers that are linked to the account. They are linked by a sign-in (see
         *     `POST /auth/token`), at most 20; a further one takes the place of the oldest.
         */
        get: operations["getIdentities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/identities/{identity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The identity's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e55
                 */
                identity_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlink an identity from the account
         * @description The identity does not sign in as the caller any more. Sessions go on, and sign-ins with a password that are in flight
         *     end. The last identity of an account that has no password, or of a service without sign-in by password, stays.
         */
        delete: operations["unlinkIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get whether the account has an authenticator app */
        get: operations["getTotp"];
        put?: never;
        /**
         * Begin to set up an authenticator app
         * @description Returns a new secret for an authenticator app (TOTP, RFC 6238: SHA-1, six digits, thirty seconds), once. Show `uri`
         *     as a QR code. Nothing changes until `POST /users/me/totp/confirm`; to begin again makes another secret.
         */
        post: operations["startTotp"];
        /**
         * Turn the authenticator app off
         * @description Without a passkey, the second factor is off, and the recovery codes end with it. Nothing changes for an account that
         *     has no app.
         */
        delete: operations["disableTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn the authenticator app on
         * @description Takes a code of the authenticator app that has the secret of `POST /users/me/totp`. From now on each sign-in needs a
         *     code, or a passkey. Sign-ins that are in flight end, and sessions go on. Returns ten recovery codes, once: each works once
         *     in place of a code, and former ones end. Wrong codes count like those of a sign-in.
         */
        post: operations["confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the caller's passkeys
         * @description Returns the passkeys with which the caller can sign in.
         */
        get: operations["listPasskeys"];
        put?: never;
        /**
         * Add a passkey
         * @description Takes the response of the authenticator to the options of `POST /users/me/passkeys/options`, which is valid once, within
         *     five minutes, for the user who got the options. From now on the passkey signs in by itself
         *     (`POST /auth/token`, grant `passkey`), and a sign-in with the password needs a second factor.
         *
         *     Where the account had no second factor, the response has ten recovery codes, once, and sign-ins that are in
         *     flight end.
         */
        post: operations["createPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get options for a new passkey
         * @description Returns the options for `navigator.credentials.create`, with a new challenge for the caller. The
         *     page must be of the origin of `PUBLIC_URL`. Send the response of the authenticator to `POST /users/me/passkeys`
         *     within five minutes. Nothing is stored.
         */
        post: operations["startPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The passkey's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ec0
                 */
                passkey_id: components["parameters"]["PasskeyId"];
            };
            cookie?: never;
        };
        /** Get a passkey */
        get: operations["getPasskey"];
        put?: never;
        post?: never;
        /**
         * Remove a passkey
         * @description It signs in no more, and the sessions that began with it end, except that of the request. With the last passkey of an
         *     account without an authenticator app, the second factor is off and the recovery codes end.
         */
        delete: operations["deletePasskey"];
        options?: never;
        head?: never;
        /** Rename a passkey */
        patch: operations["updatePasskey"];
        trace?: never;
    };
    "/users/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the number of recovery codes that are left */
        get: operations["getRecoveryCodes"];
        put?: never;
        /**
         * Replace the recovery codes
         * @description Returns ten new recovery codes, once. The former ones end.
         */
        post: operations["replaceRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the caller's sessions
         * @description A session begins with a sign-in. It ends when it is deleted, when it was not used until `expires_at`, and at `ends_at`.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere
         * @description Ends the caller's sessions and their tokens, and forgets the remembered devices. Open event streams of these sessions
         *     end within a second. API tokens stay valid.
         */
        delete: operations["endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what concerned the security of the caller's account
         * @description Sign-ins, new passwords, addresses, API tokens and webhooks, and what admins changed: operations with `x-audit` that
         *     succeeded. Entries are kept for a year, the newest 10,000 of each user.
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the caller's audit trail
         * @description Streams all entries about the caller's account, in place of the pages of `GET /users/me/audit`.
         *
         *     Each line is one `AuditEntry` as JSON (`application/x-ndjson`), or as CSV (`text/csv`) for a client that prefers
         *     that by `Accept`: a line with the names of the members, then one for each entry; null is empty, and an apostrophe
         *     stands before a text that a spreadsheet would take for a formula. The oldest entry is the first, and the newest is
         *     of when the request was made. Where the session ends or the role changes meanwhile, the connection is closed
         *     before the end.
         */
        get: operations["exportAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea0
                 */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description Ends a session and its tokens. Its open event streams end within a second.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/remembered-devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the caller's remembered devices
         * @description Returns the devices that are asked for no second factor after the password.
         */
        get: operations["listRememberedDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/remembered-devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The remembered device's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ed0
                 */
                device_id: components["parameters"]["RememberedDeviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a device
         * @description The next sign-in with the password on this device needs the second factor. Sessions go on.
         */
        delete: operations["deleteRememberedDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/api-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the caller's API tokens
         * @description Returns the tokens that programs use to sign in as the caller, without their secrets.
         */
        get: operations["listApiTokens"];
        put?: never;
        /**
         * Create an API token
         * @description Creates a token for a program. The program sends it as a bearer token, and acts as the caller within the token's
         *     scopes:
         *
         *     - `todos:read` allows the `GET` operations of the tag `todos`.
         *     - `todos:write` allows the operations of that tag that change something.
         *     - `admin:admin` allows the operations for admins that only read, if the user is one.
         *
         *     No token can change passwords, email addresses, sessions or tokens, with which it could take over the account, and
         *     none can use an operation with `x-step-up`, which are all changes by admins. A token without an end
         *     (`expires_in_days: null`) needs a recent authentication.
         *
         *     The response has the token. It is not shown again and the response is not stored, so this operation takes no
         *     `Idempotency-Key`.
         */
        post: operations["createApiToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/api-tokens/{api_token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The API token's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0
                 */
                api_token_id: components["parameters"]["ApiTokenId"];
            };
            cookie?: never;
        };
        /**
         * Get an API token
         * @description Returns one API token of the caller, without its secret.
         */
        get: operations["getApiToken"];
        put?: never;
        post?: never;
        /**
         * Delete an API token
         * @description The token becomes invalid immediately. Its open event streams end within a second.
         */
        delete: operations["deleteApiToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/todos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List todos
         * @description Returns the caller's own todos and those of the caller's projects. Filters are combined with AND.
         */
        get: operations["listTodos"];
        put?: never;
        /**
         * Create a todo
         * @description The todo is due on a day (`due_on`), at a time (`due_at`), or not at all. A time sets `due_on` to its day in
         *     `time_zone`. A completed todo of a project goes to the section with `takes_completed`, unless `section_id` is sent.
         *
         *     With `parent_id` it is a subtask. There are five levels at most, and a todo has at most 499 subtasks on all levels below
         *     the first one, those in the trash too. A subtask is a todo like others, and counts as one in the quota. The parent's counts and its
         *     version change with its subtasks, and there is a `todo.updated` of it, whose `changes` leave the counts out.
         */
        post: operations["createTodo"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change many todos
         * @description Makes one change to the todos that `ids` names, or that fulfil `filter`, in one transaction: as `PATCH /todos/{todo_id}` does
         *     for each, with an event each. A todo that cannot be changed so is refused, its result says why, and the others are changed.
         *     A filter is for todos as they are when they are changed. One that more than 1,000 todos fulfil is 409, and changes none.
         *     Results are in the order of ids. They are not conditional: where a todo must not have changed, use `If-Match` and
         *     `PATCH /todos/{todo_id}`.
         */
        patch: operations["updateManyTodos"];
        trace?: never;
    };
    "/todos/quick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a todo from a line of text
         * @description Reads a line such as `Call Mum tomorrow 17:00 every week p1 #family @garden +ada // bring flowers`. `docs/quick-add.md`
         *     has what it may say: days and times in the time zone and the language of the caller's preferences (English, German,
         *     French and Spanish), rules behind `every`, `p1` to `p5`, `#label`, `@project` or `@project/section`, `+assignee`, and
         *     the description behind `//`. What is in quotes stays as it is. A name that is unknown, or that of several, stays in the title, and a warning says so. A text
         *     that leaves no title, or one of more than 200 characters, is 422.
         *
         *     `dry_run=true` creates nothing: it returns what would be created, for an editor that colors the text.
         */
        post: operations["quickAddTodo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/todos/{todo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        /** Get a todo */
        get: operations["getTodo"];
        put?: never;
        post?: never;
        /**
         * Delete a todo
         * @description Moves the todo to the trash, and its subtasks with it, with an event each.
         */
        delete: operations["deleteTodo"];
        options?: never;
        head?: never;
        /**
         * Change a todo
         * @description Changes only the members that are sent. Changing `completed` sets or clears `completed_at`. `due_on` and `due_at`
         *     set each other: a new `due_on` alone clears `due_at`, a new `due_at` alone sets `due_on`, and null clears both.
         *     Another `time_zone` alone keeps `due_at` and sets `due_on`.
         *
         *     A todo that goes to another project, or out of its project, gets the labels there that have the names of its own;
         *     those that are missing are made. With `label_ids` it gets these instead. It leaves its section, and assignees who are
         *     no members there, unless `assignee_ids` says who they are.
         *
         *     A todo that is completed goes to the section of its project with `takes_completed`, unless `section_id` is sent too.
         *
         *     Completing a todo with a `recurrence` makes the next todo of its series, once: a todo of the caller's with the
         *     members of this one, its labels, every user's relative reminders of it, and the section that it was in, at the end of its list. This one gets its id as `next_id`. There is none when the rule has
         *     ended, and none in an archived project. Opening the todo again takes the next one back if nothing has changed it.
         *
         *     Completing a todo completes its open subtasks on all levels, with an event each, and they make no next todos. The next todo of its
         *     series gets copies of those subtasks, later by as many days. Opening it again opens none of them.
         *
         *     Another `parent_id` takes the todo's own subtasks along. With another `project_id` they go there too, as the todo itself does:
         *     out of their sections, with their labels. The todo is no subtask there, unless `parent_id` is sent too. A subtask in the trash
         *     stays where it is.
         */
        patch: operations["updateTodo"];
        trace?: never;
    };
    "/todos/{todo_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a todo within its list
         * @description The list is the todo's project, or its owner's todos without a project. Only the `position` of the moved todo
         *     changes, and with `section_id` its section. The subtasks of a todo are in the order of the list. After hundreds of moves to the same place, all todos of the list get new, shorter positions at once.
         */
        post: operations["moveTodo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/todos/{todo_id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Skip a date of a recurring todo
         * @description The todo gets the date that the next one of its series would have, without being completed. The date is counted
         *     from the present one, whatever `recurrence_from` is. Its subtasks stay as they are.
         */
        post: operations["skipTodo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview a recurrence rule
         * @description Returns the dates of a rule from a day or a time on, the first one included where it is of the rule. `COUNT` and
         *     `UNTIL` end the list. A rule has no further date where none is within 500 days or 60 weeks, 120 months or 50 years,
         *     each times its `INTERVAL`, by its `FREQ`.
         */
        get: operations["previewRecurrence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects
         * @description Returns the projects of which the caller is a member or an owner.
         */
        get: operations["listProjects"];
        put?: never;
        /**
         * Create a project
         * @description The caller becomes its owner. With `parent_id` it is below another project, whose members it does not get.
         */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Get a project
         * @description For members of the project.
         */
        get: operations["getProject"];
        put?: never;
        post?: never;
        /**
         * Delete a project
         * @description For owners of the project. Moves the project to the trash, together with its todos. With `move_todos_to`, the
         *     todos are moved to that project instead, which the caller must be able to edit. There they get the labels that have
         *     the names of theirs; those that are missing are made. They are in no section there, and assignees who are no members
         *     there are taken off. Subtasks stay with their parents. Projects below it stay: they have no parent until it is restored.
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /**
         * Change a project
         * @description For owners of the project. An archived project keeps its todos and takes no new ones. `is_favourite` and `is_muted` are
         *     the caller's own: each member can change them, and no other member sees them. `parent_id` puts the project below another
         *     one, which does not change who its members are. Those of them who are members of the parent too see it.
         */
        patch: operations["updateProject"];
        trace?: never;
    };
    "/projects/{project_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a project in the caller's own order
         * @description For members of the project. The order is the caller's own.
         */
        post: operations["moveProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * List the members of a project
         * @description For members of the project.
         */
        get: operations["listMembers"];
        put?: never;
        /**
         * Invite a user to a project
         * @deprecated
         * @description For owners of the project. Send the same body to `POST /projects/{project_id}/invitations` instead. The user is not a
         *     member before accepting the invitation, which is valid for seven days, while the caller is an owner of the project.
         */
        post: operations["addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Get a member of a project
         * @description For members of the project.
         */
        get: operations["getMember"];
        put?: never;
        post?: never;
        /**
         * Remove a member, or leave the project
         * @description Owners can remove any member. Every member can leave. Todos that were assigned to the member become unassigned,
         *     and pending invitations that the member sent are withdrawn.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description For owners of the project.
         */
        patch: operations["updateMember"];
        trace?: never;
    };
    "/projects/{project_id}/sections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * List the sections of a project
         * @description For members of the project.
         */
        get: operations["listSections"];
        put?: never;
        /**
         * Create a section
         * @description For editors and owners of the project. The section is the last one.
         */
        post: operations["createSection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sections/{section_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The section's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95
                 */
                section_id: components["parameters"]["SectionId"];
            };
            cookie?: never;
        };
        /**
         * Get a section
         * @description For members of the project.
         */
        get: operations["getSection"];
        put?: never;
        post?: never;
        /**
         * Delete a section
         * @description For editors and owners of the project. Its todos stay in the project, in no section. The section cannot be restored.
         */
        delete: operations["deleteSection"];
        options?: never;
        head?: never;
        /**
         * Change a section
         * @description For editors and owners of the project. One section of a project has `takes_completed` at most: the other one loses it.
         */
        patch: operations["updateSection"];
        trace?: never;
    };
    "/sections/{section_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The section's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95
                 */
                section_id: components["parameters"]["SectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a section within its project
         * @description For editors and owners of the project.
         */
        post: operations["moveSection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List labels
         * @description Returns the caller's own labels, and those of the caller's projects.
         */
        get: operations["listLabels"];
        put?: never;
        /**
         * Create a label
         * @description For a todo to have it, the label must be one of the todo's project, or the caller's own for a todo without a project.
         *     Editors and owners of a project can create its labels.
         */
        post: operations["createLabel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/labels/{label_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The label's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90
                 */
                label_id: components["parameters"]["LabelId"];
            };
            cookie?: never;
        };
        /**
         * Get a label
         * @description For the user of an own label, and for members of the project.
         */
        get: operations["getLabel"];
        put?: never;
        post?: never;
        /**
         * Delete a label
         * @description For the user of an own label, and for editors and owners of the project. Takes the label off all todos, those in the
         *     trash too. It cannot be restored.
         */
        delete: operations["deleteLabel"];
        options?: never;
        head?: never;
        /**
         * Change a label
         * @description For the user of an own label, and for editors and owners of the project. Todos keep the label.
         */
        patch: operations["updateLabel"];
        trace?: never;
    };
    "/todos/{todo_id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        /**
         * List the caller's reminders of a todo
         * @description Returns the caller's own reminders, past ones too. Those of other users are not among them.
         */
        get: operations["listReminders"];
        put?: never;
        /**
         * Create a reminder
         * @description For every member of the todo's project, viewers too: a reminder is its user's alone. With `at` it has a fixed time. With
         *     `minutes_before` it follows the todo: it is so many minutes before `due_at`, or, where the todo is due on a day alone,
         *     before `reminder_hour` of that day in the caller's time zone (`GET /users/me/preferences`). It waits while the todo is
         *     not due at all.
         *
         *     At its time the caller gets a notification of type `reminder`, an email if the preferences say so, and the event
         *     `reminder.due`. A time that has passed already reminds at once, with `late: true`; a relative one does so only while the todo
         *     is not overdue. A todo that is completed or deleted at that time, or that the caller no longer sees, reminds no one.
         */
        post: operations["createReminder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminders/{reminder_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The reminder's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98
                 */
                reminder_id: components["parameters"]["ReminderId"];
            };
            cookie?: never;
        };
        /**
         * Get a reminder
         * @description Only for its user, while the user sees the todo.
         */
        get: operations["getReminder"];
        put?: never;
        post?: never;
        /**
         * Delete a reminder
         * @description Only for its user. It cannot be restored.
         */
        delete: operations["deleteReminder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminders/{reminder_id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The reminder's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98
                 */
                reminder_id: components["parameters"]["ReminderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a reminder remind again
         * @description The reminder reminds at that time, and before that no more: in so many `minutes` from now, or at `until`. One that has
         *     reminded already does so again. Another due date of the todo ends the snooze of a relative reminder.
         */
        post: operations["snoozeReminder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List views
         * @description Returns the caller's own views, and those of the caller's projects. The built-in ones are not among them; see
         *     `x-built-in-views` of this document.
         */
        get: operations["listViews"];
        put?: never;
        /**
         * Create a view
         * @description Editors and owners of a project can create its views, which all members see. A filter that cannot be read is a 422 that
         *     says where, what was expected there, and what was perhaps meant. The view is the last one.
         */
        post: operations["createView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The view's id, or the name of a built-in one, of which only the todos can be read.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5
                 */
                view_id: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        /**
         * Get a view
         * @description For the user of an own view, and for members of the project.
         */
        get: operations["getView"];
        put?: never;
        post?: never;
        /**
         * Delete a view
         * @description For the user of an own view, and for editors and owners of the project. Its todos stay. It cannot be restored.
         */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        /**
         * Change a view
         * @description For the user of an own view, and for editors and owners of the project.
         */
        patch: operations["updateView"];
        trace?: never;
    };
    "/views/{view_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The view's id, or the name of a built-in one, of which only the todos can be read.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5
                 */
                view_id: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a view within its list
         * @description For the user of an own view, and for editors and owners of the project.
         */
        post: operations["moveView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/{view_id}/todos": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The view's id, or the name of a built-in one, of which only the todos can be read.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5
                 */
                view_id: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        /**
         * List the todos of a view
         * @description Returns the todos that the caller can see and that fulfil the filter of the view, in its order. A view of a project has
         *     todos of that project only. `me` and `today` in the filter mean the caller and the caller's day. A name that no object
         *     has finds nothing.
         */
        get: operations["listViewTodos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the trash
         * @description Returns the deleted todos and projects that the caller can restore: the caller's own todos, todos of projects
         *     that the caller can edit, and projects that the caller owns. Todos that were deleted together with their project
         *     or their parent are part of it and are not listed.
         */
        get: operations["listTrash"];
        put?: never;
        post?: never;
        /**
         * Empty the trash
         * @description Permanently deletes all items in the caller's trash.
         */
        delete: operations["emptyTrash"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trash/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the deleted todo or project.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                item_id: components["parameters"]["TrashItemId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an item permanently
         * @description Permanently deletes a todo or a project in the trash. A project is deleted with all of its todos, and a todo with the
         *     subtasks that were deleted with it.
         */
        delete: operations["purgeTrashItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trash/{item_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the deleted todo or project.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                item_id: components["parameters"]["TrashItemId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore an item from the trash
         * @description Restores the item as it was. A project is restored with its team and the todos that were deleted with it, and a todo with the
         *     subtasks that were deleted with it. A todo has no assignees any more who have left the project. A subtask whose parent is in
         *     the trash is restored without a parent.
         */
        post: operations["restoreTrashItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the activity
         * @description Returns the events that the caller can see, the latest first: all of them, those of a project, or those of a
         *     todo. An event has the time, the user who made the change, and the old and the new values. Events are kept for
         *     thirty days.
         */
        get: operations["listActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the changes of the caller's projects and todos
         * @description Returns the changes that a client needs to keep a copy of all projects, sections, labels, views and todos that the caller can
         *     see, and of the caller's reminders.
         *
         *     Without a `cursor`, the pages contain everything. With the cursor of the previous page, they continue from
         *     there. After the last page they contain only later changes, in the order in which they were committed.
         *
         *     A change has the current object, or null if the object was deleted or the caller can no longer see it. When a
         *     project is removed, remove its sections, labels, views and todos as well, and with a todo its reminders.
         *
         *     Apply the changes of a page in order, store its cursor, and request the next page with it: at once while
         *     `has_more` is true, later otherwise.
         */
        get: operations["sync"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream live events
         * @description Sends server-sent events. Each has the event's type as its name, the event as JSON data, and a cursor as its id.
         *
         *     `EventSource` of browsers cannot send a token: it sends `?ticket=` instead, from `POST /events/tickets`. A ticket
         *     works once, so a page opens each further stream with a new ticket, and with the last id as `since`.
         *
         *     Without a cursor, the stream starts with new events. After a disconnect, send the last id as `Last-Event-ID` or
         *     `since`: the stream resumes there, without a gap or a duplicate. A cursor of `GET /sync` works too.
         *
         *     While there are no events, the stream sends a heartbeat every 15 seconds. Its last event is `stream.ended`, with
         *     the reason.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a ticket for a stream of events
         * @description Browsers cannot send a token when they open a WebSocket or an `EventSource`. A ticket in the address opens one of
         *     them once, within 30 seconds: `/events/ws?ticket=...` or `/events?ticket=...`.
         */
        post: operations["createEventTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description Returns the caller's webhooks, without their secrets.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description For callers whose own address is confirmed.
         *
         *     The service sends each new event that the caller can see to the URL, as a `POST`. Its body is described in
         *     `webhooks` of this document; its signature follows Standard Webhooks.
         *
         *     An event is sent at least once. Every attempt has the same `webhook-id`. Events may arrive in any order.
         *
         *     The response has the signing secret. It is not shown again and the response is not stored, so this operation
         *     takes no `Idempotency-Key`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description Returns one webhook of the caller, without its secret.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Deletes the webhook together with its deliveries.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description A disabled webhook sends nothing, and events from that time are not sent later. Enabling it resets its failures.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/webhooks/{webhook_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of a webhook
         * @description For 24 hours, requests are signed with both the new and the previous secret, so that a receiver can switch
         *     without losing an event. Older secrets no longer sign. The new secret is not shown again.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Sends a `webhook.test` event, regardless of the webhook's filters. Read the delivery to see the result.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook
         * @description Returns the events that the webhook sent in the last 30 days, at most the newest 10,000, and the result of each.
         *     Older ones are deleted, those that were not delivered yet too. Events of a project are listed as long as the
         *     caller is a member of it.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}/deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
                /**
                 * @description The delivery's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e81
                 */
                delivery_id: components["parameters"]["WebhookDeliveryId"];
            };
            cookie?: never;
        };
        /**
         * Get a delivery
         * @description Returns the request, without its signature, and the response to the last attempt.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
                /**
                 * @description The delivery's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e81
                 */
                delivery_id: components["parameters"]["WebhookDeliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again
         * @description Sends the event again at once, with the same `webhook-id` and the same body, whatever the result of earlier
         *     attempts. Failed attempts are retried on the same schedule.
         */
        post: operations["redeliverWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description For admins.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create an account for another person
         * @description For admins. Without a `password`, the person gets an email with a link to choose one, which also confirms the address.
         *     With one, tell it to the person, who replaces it by `PUT /users/me/password`.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what concerned the security of all accounts
         * @description For admins: the entries of all users, of deleted ones too. `user_id` narrows them to one account.
         *     `GET /admin/audit/export` has all of them in one response.
         */
        get: operations["listAllAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the audit trail of all accounts
         * @description For admins: streams all entries of all users, in place of the pages of `GET /admin/audit`.
         *
         *     Each line is one `AuditEntry` as JSON (`application/x-ndjson`), or as CSV (`text/csv`) for a client that prefers
         *     that by `Accept`: a line with the names of the members, then one for each entry; null is empty, and an apostrophe
         *     stands before a text that a spreadsheet would take for a formula. The oldest entry is the first, and the newest is
         *     of when the request was made. Where the session ends or the role changes meanwhile, the connection is closed
         *     before the end.
         */
        get: operations["exportAllAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Get a user
         * @description For admins.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description For admins. The user's own todos and the projects without other members are deleted; with `hand_over_to`,
         *     another user gets them instead. A project with other members stays: its next owner also becomes the owner of the
         *     todos that the user created in it.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user's role, or disable or enable the user
         * @description For admins. Changing the role or disabling the account ends every session of the user at once. Admins cannot change
         *     their own role.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/admin/users/{user_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign a user out everywhere
         * @description For admins. Ends every session and API token of the user at once: the next request of each is refused, and streams end.
         *     Links in emails to the user are void. The password stays.
         */
        delete: operations["endUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{user_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Set a user's password
         * @description For admins, where the person gets no emails. It ends every session and API token of the user, and disables their webhooks, as
         *     a password reset does. Tell the password to the person, who must replace it at the next sign-in: 403
         *     `password_change_required`, unless `must_change` is false. Admins change their own password by `PUT /users/me/password`.
         */
        put: operations["replaceUserPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{user_id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a user the email that resets the password
         * @description For admins: the email of `POST /auth/password-reset`, and one of the five that an address gets within an hour. The
         *     present password and the sessions stay until the link is used.
         */
        post: operations["sendUserPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{user_id}/confirmed-email": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Confirm a user's email address
         * @description For admins who know by other means that the address is the person's, where the person gets no emails. Nothing changes where
         *     it is confirmed already.
         */
        put: operations["confirmUserEmail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{user_id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a user's second factor
         * @description For admins, where a person has lost the authenticator app and the recovery codes: make sure that it is the person. The
         *     password alone signs in then, and the user gets an email about it. Sessions go on. Nothing changes for a user who has
         *     no second factor.
         */
        delete: operations["removeUserSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{user_id}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Get a user's quotas and their use
         * @description Returns the limits that an admin has set for this user, and all limits with their use.
         */
        get: operations["getUserQuotas"];
        /**
         * Set the limits of a user
         * @description Replaces the limits of this user that differ from those of all users. A limit that is absent is the same as for
         *     all users again. A limit below the use deletes nothing: the user can create nothing more until the use is lower.
         *     The limit of `members` applies to the projects that the user owns.
         */
        put: operations["replaceUserQuotas"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the invitations to the service
         * @description Those of all admins and of the command line. The latest invitation comes first.
         */
        get: operations["listServiceInvitations"];
        put?: never;
        /**
         * Invite a person to the service
         * @description An invitation lets one person register, once, within seven days, and as long as the caller is an enabled admin.
         *     With `email` it is sent to that address, for it alone; the caller's own address must be confirmed, and an
         *     address gets at most five per hour. Without, the response has a `link` to pass on, for any address.
         *
         *     The link is not shown again and the response is not stored, so this operation takes no `Idempotency-Key`.
         */
        post: operations["createServiceInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The invitation's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e41
                 */
                invitation_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        /**
         * Get an invitation to the service
         * @description Returns it without its link.
         */
        get: operations["getServiceInvitation"];
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation to the service
         * @description Deletes the invitation; its token becomes invalid. An account that was created with it stays.
         */
        delete: operations["withdrawServiceInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * List the invitations to a project
         * @description For owners of the project. The latest invitation comes first.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite a person to a project
         * @description For owners of the project. The person is given by `user_id` or by `email`, and becomes a member by accepting. The
         *     invitation is valid for seven days, while the caller is an owner of the project.
         *
         *     - By `user_id`: the user gets a notification, and finds the invitation at `GET /users/me/invitations`. A user gets
         *       at most twenty per hour.
         *     - By `email`: an email with a link is sent, whose token works once. The caller's own address must be confirmed. An
         *       address gets at most five per hour. If it is the confirmed address of a user, that user gets a notification and
         *       finds the invitation at `GET /users/me/invitations` too.
         *
         *     A person has at most one pending invitation to a project by id, and one by address: the service does not say
         *     whether both are the same person. After a declined one, the next can be made when that one would have expired.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description The invitation's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                invitation_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        /**
         * Get an invitation to a project
         * @description For owners of the project.
         */
        get: operations["getInvitation"];
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation
         * @description For owners of the project. Deletes the invitation; it can no longer be accepted. A declined one stays until it would
         *     have expired, so that the person is not invited again before.
         */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the caller's invitations
         * @description Returns the pending invitations that were made by the caller's id, or by the caller's address if it is confirmed. The
         *     latest one comes first.
         */
        get: operations["listReceivedInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/invitations/{invitation_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The invitation's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                invitation_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept one of the caller's invitations
         * @description The caller becomes a member of the project. Other pending invitations of the caller to it are withdrawn.
         */
        post: operations["acceptReceivedInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/invitations/{invitation_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The invitation's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                invitation_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline one of the caller's invitations
         * @description The owners of the project can invite the caller again when the invitation would have expired.
         */
        post: operations["declineReceivedInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an emailed invitation
         * @description The caller becomes a member of the project. The emailed token is sufficient: the caller's account may have
         *     another email address than the invitation.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline an emailed invitation
         * @description The emailed token identifies the invitation. No account is needed.
         */
        post: operations["declineInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notifications
         * @description Returns the messages to the caller, the latest first.
         */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the unread notifications
         * @description Returns the number for a badge.
         */
        get: operations["getUnreadCount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark all notifications as read
         * @description Returns how many notifications were unread.
         */
        post: operations["readAllNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/{notification_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The notification's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e50
                 */
                notification_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        /**
         * Get a notification
         * @description Returns one notification of the caller.
         */
        get: operations["getNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mark a notification as read or unread
         * @description Changes `read`; no other member can be changed.
         */
        patch: operations["updateNotification"];
        trace?: never;
    };
    "/users/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the caller's preferences
         * @description Returns the caller's time zone, week and language, when todos remind, when the daily digest comes, and which notifications are also sent by email.
         */
        get: operations["getPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the caller's preferences
         * @description Changes only the members that are sent, also within `mail`. Where today's `digest_hour` has passed when the digest is
         *     turned on, the first one comes tomorrow; where another hour or time zone passes over the digest that waits for today, it
         *     comes at once.
         */
        patch: operations["updatePreferences"];
        trace?: never;
    };
    "/users/me/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the caller's quotas and their use
         * @description Returns each quota of `x-quotas` with the limit that applies to the caller, and how much of it is used. For a
         *     quota per project it is the use of the fullest project that the caller owns, and for one per todo that of the fullest todo.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the caller's data
         * @description Returns the caller's data as one document for people and programs: the account, the preferences, the projects
         *     that the caller owns, the sections of these, the caller's memberships, identities at providers, labels, views, todos, reminders, webhooks and notifications. The todos are the caller's
         *     own, those of the owned projects, and those that the caller created in other projects that the caller is a member
         *     of. The labels are the caller's own, those of the owned projects, and those of the todos; the views are the caller's own
         *     and those of the owned projects. The reminders are those of todos that the caller sees. Import the document with `POST /users/me/import`, here or in another service.
         *
         *     A document has at most 1,000 items of a kind, and 10 MB. When there are more, `Link` has the address of the next
         *     document; continue until it is absent. Each document has the account and the preferences, and the projects, sections,
         *     labels and todos that its items refer to, so it can be imported by itself. An item that several documents have is the same
         *     one.
         *
         *     The export does not contain passwords and other secrets, sessions, API tokens, the trash, data that others
         *     created, and the activity (`GET /activity`).
         */
        get: operations["exportData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import exported data
         * @description Adds the data of a document from `GET /users/me/export` to the caller's account. Either everything is imported
         *     or nothing. The documents of one export can be imported in any order.
         *
         *     **Importing a document twice adds nothing twice.** An item that the caller already has under the same id stays
         *     as it is. Every other item gets a new id, computed from the caller's id and the id in the document, so that a
         *     second import finds it. Changes made since the first import are kept. Items that were deleted permanently are
         *     added again, with a higher `version` than they had.
         *
         *     - The preferences are replaced by those of the document, as far as it has them. The name and the email address of the account stay.
         *     - A project belongs to the caller and has no other members. Memberships are not imported: owners of the other
         *       projects have to invite the caller. Identities are not imported: the caller signs in with the provider, which links them.
         *     - A section goes to its project, or is left out if that is neither imported nor one that the caller can edit.
         *     - A label goes to its project, or to the caller if that project is neither imported nor one that the caller can edit.
         *       Where there is a label of its name, the todos get that one.
         *     - A view goes to its project, or is left out if that is neither imported nor one that the caller can edit, or if its filter
         *       cannot be read here. Ids in its filter become those of the imported objects.
         *     - A todo belongs to the caller. It keeps its position and its times, unless these are in the future. If its project
         *       is neither imported nor one that the caller can edit, the todo has no project.
         *     - No todo is added to an archived project, as with `POST /todos`; one that was imported as archived takes its todos.
         *     - A position above `8999999999` becomes one above it that leaves room, so that new todos stay the last ones.
         *     - A todo stays assigned if it was assigned to the caller; otherwise it is unassigned. It is completed if it has
         *       a completion time.
         *     - A reminder is the caller's. It waits if it waited when it was exported, unless its time has passed. One of a todo
         *       that is neither imported nor one that the caller sees is left out.
         *     - A webhook is disabled and gets a new secret. Request the secret with `rotate-secret` before you enable the
         *       webhook. A webhook for a missing project, or with a URL that this service does not send to, is left out.
         *     - A notification is added without an email.
         *     - Items that do not fit into their quota are not added: `over_quota` counts them. After making room, import the
         *       document again.
         *
         *     A document has at most 1,000 items of a kind, and 10 MB.
         */
        post: operations["importData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Request a change of the email address
         * @description Sends an email with a token to the new address. The token makes the change; with the present address, it
         *     confirms that. The present address gets an email with a link that stops a change (`POST /auth/email/cancel`). The
         *     response is the same if the address already has an account. Wrong passwords count like those of a sign-in. An
         *     address gets at most five such emails per hour, and a user requests at most five per day. The password in the body
         *     is the authentication, so no step-up is needed.
         */
        put: operations["requestEmailChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a new email address
         * @description The emailed token works once, for one day. All tokens that were sent to the old address become invalid.
         */
        post: operations["confirmEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a change of the email address
         * @description The token was sent to the present address when the change was requested. The confirmation that was sent to the new
         *     address becomes invalid.
         */
        post: operations["cancelEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request a password reset
         * @description Sends an email with a token if the address has an account. The response is the same if it has none. After five
         *     requests within an hour the status is 429; the last token stays valid.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password-reset/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password
         * @description The emailed token works once, for one hour. Every session of the account ends.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get whether the service is in maintenance
         * @description For admins. All clients find it in `GET /service`.
         */
        get: operations["getMaintenance"];
        /**
         * Begin or end maintenance
         * @description For admins. While it is enabled, requests of others that change something are 503 `maintenance` in every process.
         *     Requests that were in flight before are completed, within their deadline of ten seconds. Reading and signing in
         *     go on, and so do background jobs: emails and webhooks of earlier changes are sent. Where it is enabled already,
         *     `since` stays.
         */
        put: operations["replaceMaintenance"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/announcement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Announce something to all users
         * @description For admins. `GET /service` shows the announcement to every client, until `until` or until it is replaced or deleted.
         *     There is one at a time.
         */
        put: operations["replaceAnnouncement"];
        post?: never;
        /**
         * Delete the announcement
         * @description For admins. Nothing changes where there is none.
         */
        delete: operations["deleteAnnouncement"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/test-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send yourself an email
         * @description For admins, to see that emails arrive: sends one to the caller's own address, whether it is confirmed or not. The
         *     response is its job, which `GET /admin/jobs/{job_id}` shows with the error of the mail server, if there is one.
         *     An address gets at most five within an hour.
         */
        post: operations["sendTestMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the configuration of the process
         * @description For admins: each variable with the value that holds in the process that responds. The values of secrets are not
         *     shown, nor are credentials and queries in addresses.
         */
        get: operations["getConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what the service stores, and how much
         * @description For admins. Up to 10,000 rows are counted; a larger number is Postgres' estimate, with `exact` false. Jobs are those
         *     that the queue has not deleted yet.
         */
        get: operations["getServiceUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List background jobs
         * @description For admins.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The job's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get a background job
         * @description For admins.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The job's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a failed or cancelled job again
         * @description For admins. The count of attempts starts again.
         */
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The job's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a job
         * @description For admins. A waiting job will not run, and a failed job will not be retried. A running job is not interrupted,
         *     but it will not be retried.
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run up to 100 operations in one request
         * @description Runs operations of this document in order, and returns the result of each. Each operation goes through the same
         *     steps as a single request: authentication as the caller of the batch, roles, rate limits (each operation
         *     counts), validation, `If-Match` and `Idempotency-Key`. The result of a failed operation is its problem. A failed
         *     operation changes nothing.
         *
         *     **One transaction.** All operations run in one transaction, which is committed after the last one. Each
         *     operation sees the changes of the operations before it.
         *
         *     - With `atomic: false`, failed operations are left out and the others are committed.
         *     - With `atomic: true`, the first failed operation stops the batch and everything is rolled back. `committed` is
         *       false, and every other result is a 424 `batch_rolled_back`.
         *     - If an operation fails with a 5xx, everything is rolled back, and that problem is the response of the whole
         *       batch.
         *
         *     **References.** A later operation can refer to the result of an earlier one that has an `id`. A reference is
         *     that id, followed by the names of members or the positions in arrays that lead to a value in the result's body,
         *     separated by dots: `garden.id`, `found.0.id`.
         *
         *     - In a `path`, including its query, write a reference in braces: `/projects/{garden.id}/members`. The value is
         *       percent-encoded, so it is always one path segment or one query value. Write braces that are not a reference as
         *       `%7B` and `%7D`, as URL encoders do.
         *     - In a `body`, write an object with the single member `$result`: `{"project_id": {"$result": "garden.id"}}`. A
         *       string is never a reference, so a title may contain any text.
         *
         *     The referenced value must be a string, a number, a boolean or `null`; in a path it must be a non-empty string or
         *     a number. If there is no such value, or the operation failed, the result is a 409 `batch_reference_invalid`.
         *
         *     **Not allowed in a batch** (403 `batch_not_allowed`): other batches, operations without authentication,
         *     operations with their own rate limit, secrets that are shown once, and event streams. After 5 MB of results, the
         *     remaining operations are not run (409 `batch_results_too_large`).
         *
         *     Send an `Idempotency-Key` to make the whole batch safe to retry. A batch that was rolled back has no effect, so
         *     its key can be used again. A batch that only read is not stored: a retry runs it again. If the response has more
         *     than 100 kB, its `committed` and the `status` and `headers` of each result are stored, but no `body`: a retry
         *     returns these, with `Idempotency-Replayed`. Read the objects again by their `Location`. The results of
         *     operations with `x-names-users`, such as the members of a project, are always stored without `body`.
         */
        post: operations["runBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "todo.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A todo was created */
        post: operations["todoCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "todo.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A todo was changed */
        post: operations["todoUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "todo.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A todo was deleted */
        post: operations["todoDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "todo.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A todo was restored from the trash */
        post: operations["todoRestored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "todo.purged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A todo in the trash was deleted permanently */
        post: operations["todoPurged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "todo.removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A todo left the project */
        post: operations["todoRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A project was created */
        post: operations["projectCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A project was changed */
        post: operations["projectUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A project was deleted */
        post: operations["projectDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A project was restored from the trash */
        post: operations["projectRestored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.purged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A project in the trash was deleted permanently */
        post: operations["projectPurged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "section.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A section was created */
        post: operations["sectionCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "section.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A section was changed */
        post: operations["sectionUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "section.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A section was deleted */
        post: operations["sectionDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "label.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A label was created */
        post: operations["labelCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "label.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A label was changed */
        post: operations["labelUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "label.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A label was deleted */
        post: operations["labelDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "reminder.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A reminder of the owner was created */
        post: operations["reminderCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "reminder.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A reminder of the owner has another time */
        post: operations["reminderUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "reminder.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A reminder of the owner was deleted */
        post: operations["reminderDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "reminder.due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is time for a reminder of the owner */
        post: operations["reminderDue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "view.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A view was created */
        post: operations["viewCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "view.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A view was changed */
        post: operations["viewUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "view.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A view was deleted */
        post: operations["viewDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A user became a member of a project */
        post: operations["memberAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A member's role was changed */
        post: operations["memberUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A user is no longer a member of a project */
        post: operations["memberRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "notification.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The owner received a notification */
        post: operations["notificationCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The owner's account was changed */
        post: operations["userUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A test event was requested */
        post: operations["webhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * Format: uuid
         * @description A UUID in lower case. The service creates version 7, which sorts by time.
         */
        Id: string;
        /**
         * Format: uuid
         * @description A UUID in upper or lower case (RFC 9562). It is read and returned in lower case.
         */
        GivenId: string;
        /** @description A UUID in upper or lower case (RFC 9562), or `none` for what has none. */
        IdOrNone: string;
        /** @description A user's UUID in upper or lower case (RFC 9562), `me` for the caller, or `none` for no user. */
        Assignee: string;
        /** @description A color in hexadecimal digits, as in CSS. It is returned in lower case. */
        Color: string;
        /**
         * Format: date-time
         * @description A time with its offset from UTC (RFC 3339), between the years 1900 and 2999. It is returned in UTC. Digits
         *     beyond the microsecond are cut off.
         */
        Instant: string;
        /**
         * Format: date
         * @description A day of the calendar (RFC 3339), between the years 1900 and 2999.
         */
        Day: string;
        /**
         * Format: date
         * @description A day of the calendar (RFC 3339). The day of a time can be in 1899 or 3000, if its time zone moved it there.
         */
        StoredDay: string;
        /**
         * Format: time-zone
         * @description The name of a time zone in the IANA time zone database, such as `Europe/Berlin` or `UTC`.
         */
        TimeZone: string;
        /**
         * Format: language-tag
         * @description A language tag (RFC 5646), such as `en`, `de-AT` or `zh-Hant-TW`.
         */
        Locale: string;
        /**
         * Format: recurrence-rule
         * @description A recurrence rule (RFC 5545, 3.3.10) of days: `FREQ` from `DAILY` to `YEARLY`, `INTERVAL`, `BYDAY` with numbers such
         *     as `-1FR`, `BYMONTHDAY`, `BYMONTH`, `BYSETPOS`, `WKST`, and `COUNT` or `UNTIL`. `FREQ=DAILY` with `BYMONTHDAY` needs
         *     `INTERVAL=1`. It is returned in upper case. A month without the day is skipped, as the RFC says: the 31st comes
         *     seven times a year, and `BYMONTHDAY=-1` is the last day of every month.
         */
        RecurrenceRule: string;
        /**
         * @description The day from which the next todo is counted: that on which this one is due, or that on which it was completed, in
         *     its time zone or else in the completing user's. A todo that is not due is counted from its completion.
         * @enum {string}
         */
        RecurrenceFrom: "due" | "completion";
        RecurrencePreview: {
            /** @description The next dates of the rule; none where it has none. */
            dates: components["schemas"]["DueDate"][];
        };
        /** @description A date of a rule. */
        DueDate: {
            due_on: components["schemas"]["StoredDay"];
            /** @description The time on this day; null for a day without a time. */
            due_at: components["schemas"]["UtcInstant"] | null;
        };
        /**
         * @description A day of the week.
         * @enum {string}
         */
        Weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
        /**
         * Format: date-time
         * @description A time in UTC (RFC 3339). It can be in 1899 or 3000, if the offset moved it there.
         */
        UtcInstant: string;
        /**
         * Format: email
         * @description An email address in ASCII. Upper and lower case are equal. A domain with other letters is written as A-labels,
         *     as in `ada@xn--e1afmkfd.xn--p1ai` (RFC 5890).
         */
        Email: string;
        /**
         * Format: password
         * @description Any characters. A common password is rejected.
         */
        Password: string;
        /**
         * Format: visible-text
         * @description The person's name, in one line. It has a character that can be seen. White space at its start and end is removed.
         */
        PersonName: string;
        /** @description A name. A name that an earlier version of the service stored can have line breaks. */
        StoredName: string;
        /** @description A title. */
        StoredTitle: string;
        /**
         * Format: int32
         * @description 1 is the most urgent, 5 the least.
         */
        Priority: number;
        /**
         * Format: visible-text
         * @description The title. It has a character that can be seen. White space at its start and end is removed.
         */
        TodoTitle: string;
        /** @description The details, in Markdown if its clients agree on that. */
        TodoDescription: string | null;
        Health: {
            /** @constant */
            status: "healthy";
        };
        Readiness: {
            /** @enum {string} */
            status: "ready" | "not_ready";
            /** @description One entry per dependency. */
            checks: {
                database: components["schemas"]["ReadinessCheck"];
                migrations: components["schemas"]["ReadinessCheck"];
            };
        };
        ReadinessCheck: {
            /** @enum {string} */
            status: "ok" | "failed";
            /** @description The reason for a failure. */
            message?: string;
        };
        /** @description The text of the document, or its content when a client parses YAML as it parses JSON. */
        OpenapiText: string | components["schemas"]["OpenapiDocument"];
        /** @description An OpenAPI 3.1 document. */
        OpenapiDocument: {
            openapi: string;
            info: {
                [key: string]: unknown;
            };
            paths: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        Service: {
            /** @description The version of this document that the service keeps. */
            version: string;
            registration: components["schemas"]["RegistrationPolicy"];
            sign_in: components["schemas"]["SignInMethods"];
            /** @description Null where the service is not in maintenance. */
            maintenance: components["schemas"]["RunningMaintenance"] | null;
            /** @description Null where there is none. */
            announcement: components["schemas"]["Announcement"] | null;
        };
        /**
         * Format: visible-text
         * @description A message of the operator to all users, in one line. It has a character that can be seen. White space at its start and end is
         *     removed.
         */
        NoticeText: string;
        /** @description The service is in maintenance. Only admins can change something. */
        RunningMaintenance: {
            message: components["schemas"]["NoticeText"];
            since: components["schemas"]["UtcInstant"];
        };
        Maintenance: {
            /** @description Whether the service is in maintenance. */
            enabled: boolean;
            /** @description The `detail` of refused requests; null where it is not enabled. */
            message: components["schemas"]["NoticeText"] | null;
            /** @description The time at which it began; null where it is not enabled. */
            since: components["schemas"]["UtcInstant"] | null;
        };
        MaintenanceUpdate: {
            /** @description Whether the service is in maintenance. */
            enabled: boolean;
            /** @description The `detail` of refused requests, where it is enabled. Absent, a sentence of the service. */
            message?: components["schemas"]["NoticeText"];
        };
        /**
         * @description How it is shown.
         * @enum {string}
         */
        AnnouncementLevel: "info" | "warning";
        /** @description A message that clients show to all users. */
        Announcement: {
            message: components["schemas"]["NoticeText"];
            level: components["schemas"]["AnnouncementLevel"];
            since: components["schemas"]["UtcInstant"];
            /** @description The time from which on it is not shown; null where it is shown until an admin deletes it. */
            until: components["schemas"]["UtcInstant"] | null;
        };
        AnnouncementUpdate: {
            message: components["schemas"]["NoticeText"];
            /**
             * @description How it is shown.
             * @default info
             * @enum {string}
             */
            level: "info" | "warning";
            /** @description The time from which on it is not shown. Absent or null, it is shown until an admin deletes it. */
            until?: components["schemas"]["Instant"] | null;
        };
        /** @description The ways in which people sign in. */
        SignInMethods: {
            /** @description Whether the email address and the password are enough, with the second factor of an account that has one. */
            password: boolean;
            /** @description The identity providers. See `POST /auth/oidc/{provider}`. */
            providers: components["schemas"]["IdentityProvider"][];
        };
        IdentityProvider: {
            name: components["schemas"]["ProviderName"];
            /** @description The name for people, as on a button. */
            label: string;
        };
        /** @description The name in the paths of the provider. */
        ProviderName: string;
        OidcSignIn: {
            /**
             * @description The path of this service to which the page of the callback goes once the person is signed in.
             * @default /docs
             */
            return_to: string;
            /** @description The token of an invitation, with which a new person registers. */
            invitation?: string;
            /**
             * @description Whether the provider shall ask the person to authenticate anew, so that the session may use operations with `x-step-up`.
             * @default false
             */
            fresh: boolean;
        };
        /** @description A request of an identity provider (OpenID Connect Back-Channel Logout 1.0, 2.5). */
        OidcLogout: {
            /** @description Signed by the provider. */
            logout_token: string;
        };
        LoggedOutIssuer: string;
        LoggedOutSession: string;
        /** @description The parameters with which the provider opens the page (OpenID Connect Front-Channel Logout 1.0, 2). */
        OidcFrontchannelLogout: {
            iss: components["schemas"]["LoggedOutIssuer"];
            sid: components["schemas"]["LoggedOutSession"];
        };
        OidcStart: {
            /**
             * Format: uri
             * @description The address of the provider to which the page goes.
             */
            authorization_url: string;
        };
        Identities: {
            /** @description The newest first. */
            identities: components["schemas"]["Identity"][];
        };
        /** @description An identity at a provider that signs in as this account. */
        Identity: {
            id: components["schemas"]["Id"];
            /** @description The issuer of the provider. */
            issuer: string;
            /** @description The provider in `GET /service`; null where it is not configured any more, or where only its access tokens are accepted. */
            provider: components["schemas"]["IdentityProvider"] | null;
            created_at: components["schemas"]["UtcInstant"];
        };
        /** @description What links an identity to an account that has a password. It is in the `link_required` of `POST /auth/token`. */
        LinkChallenge: {
            /** @description For the grants `password` and `mfa`. */
            link_token: string;
            /** @description The address of the account. */
            email: string;
            /**
             * Format: int32
             * @description The lifetime of the token in seconds.
             */
            expires_in: number;
        };
        /**
         * @description Who may register. See `POST /auth/register`.
         * @enum {string}
         */
        RegistrationPolicy: "open" | "invited" | "closed";
        Registration: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["Password"];
            name: components["schemas"]["PersonName"];
            /** @description The token of an invitation, where registration takes one. */
            invitation?: components["schemas"]["MailedToken"];
        };
        /**
         * @description With the grant `password`, `username` and `password` are required (RFC 6749, 4.3); with `mfa`, `mfa_token`, and
         *     `code` or `passkey`, of which the passkey counts; with `passkey`, the member of that name; with `oidc`, `oidc_code` and
         *     `state`; with `refresh_token`, the member of that name (RFC 6749, 6), unless it is the cookie's. What belongs to
         *     another grant is ignored, and so are the scope and the client's id and secret, which OAuth clients may send.
         */
        TokenRequest: {
            /** @enum {string} */
            grant_type: "password" | "mfa" | "passkey" | "oidc" | "refresh_token";
            /** @description The account's email address. */
            username?: string;
            /** Format: password */
            password?: string;
            /** @description Ignored with `session=cookie`. */
            refresh_token?: string;
            /** @description That of the `mfa_required` of the first step. */
            mfa_token?: string;
            code?: components["schemas"]["SecondFactorCode"];
            /**
             * @description With the grant `mfa`: the response has a `device_token`.
             * @enum {string}
             */
            remember?: "device";
            /** @description With the grant `password`: in place of the second factor, where it is valid. */
            device_token?: string;
            /** @description The `code` with which the identity provider has sent the browser back. */
            oidc_code?: string;
            /** @description The `state` from there. */
            state?: string;
            /** @description The `iss` from there, where it was sent (RFC 9207). */
            iss?: string;
            /** @description With the grants `password`, `mfa` and `passkey`: that of a `link_required`. */
            link_token?: string;
            /** @description With the grants `password` and `mfa`: replaces the password where it must be changed; else it is ignored. */
            new_password?: components["schemas"]["Password"];
            /**
             * @description The response of the authenticator as JSON: a `PasskeyAssertion`, as `JSON.stringify` makes it of the credential that
             *     `navigator.credentials.get` returns.
             */
            passkey?: string;
            session?: components["schemas"]["SessionKind"];
            scope?: string;
            client_id?: string;
            client_secret?: string;
        };
        /** @description Six digits of the authenticator app, or a recovery code. Spaces and hyphens do not count. */
        SecondFactorCode: string;
        /**
         * @description Where the refresh token is; `token`, also when absent, for the body, and `cookie` for a cookie.
         * @enum {string}
         */
        SessionKind: "token" | "cookie";
        /** @description RFC 6749, 5.1. */
        Token: {
            access_token: string;
            /** @constant */
            token_type: "bearer";
            /**
             * Format: int32
             * @description The lifetime of the access token in seconds.
             */
            expires_in: number;
            /** @description Absent from a cookie session. */
            refresh_token?: string;
            /** @description Only with `remember=device`. Store it for the next sign-in with the password on this device. */
            device_token?: string;
        };
        /**
         * @description RFC 7009, 2.1. The client's id and secret and the type hint are accepted for OAuth clients, and ignored. `token` is
         *     required, unless it is the cookie's.
         */
        Revocation: {
            /** @description A refresh token. Ignored with `session=cookie`. */
            token?: string;
            session?: components["schemas"]["SessionKind"];
            token_type_hint?: string;
            client_id?: string;
            client_secret?: string;
        };
        User: {
            id: components["schemas"]["Id"];
            email: components["schemas"]["Email"];
            name: components["schemas"]["StoredName"];
            role: components["schemas"]["Role"];
            created_at: components["schemas"]["UtcInstant"];
        };
        /**
         * @description The user's rights in the service. An admin also has the operations for admins.
         * @enum {string}
         */
        Role: "user" | "admin";
        UserUpdate: {
            name?: components["schemas"]["PersonName"];
        };
        /** @description The data of a user, or a part of it. */
        DataExport: {
            /** @constant */
            format: "taskpact-export";
            /**
             * Format: int32
             * @description The version of the format: 1.
             */
            format_version: number;
            exported_at: components["schemas"]["UtcInstant"];
            profile: components["schemas"]["User"];
            preferences: components["schemas"]["Preferences"];
            /** @description The projects that the account owns. */
            projects: components["schemas"]["Project"][];
            /** @description The account's roles in projects. */
            memberships: components["schemas"]["ExportedMembership"][];
            /** @description The account's identities at providers. See `GET /users/me/identities`. */
            identities: components["schemas"]["ExportedIdentity"][];
            /** @description The sections of the account's projects. */
            sections: components["schemas"]["Section"][];
            /** @description The account's own labels, those of its projects, and those of its todos in projects of others. */
            labels: components["schemas"]["Label"][];
            /** @description The account's own views, and those of its projects. */
            views: components["schemas"]["View"][];
            /** @description The account's own todos, those of its projects, and those that it created in projects of others. */
            todos: components["schemas"]["Todo"][];
            /** @description The account's reminders of todos that it sees. */
            reminders: components["schemas"]["Reminder"][];
            /** @description The account's webhooks, without their secrets. */
            webhooks: components["schemas"]["Webhook"][];
            /** @description The account's notifications. */
            notifications: components["schemas"]["Notification"][];
        };
        ExportedMembership: {
            project_id: components["schemas"]["Id"];
            project_name: components["schemas"]["StoredName"];
            role: components["schemas"]["ProjectRole"];
            created_at: components["schemas"]["UtcInstant"];
        };
        /** @description An identity at a provider in an export. */
        ExportedIdentity: {
            id: components["schemas"]["Id"];
            /** @description The issuer of the provider. */
            issuer: string;
            /** @description The id of the person at the provider. */
            subject: string;
            created_at: components["schemas"]["UtcInstant"];
        };
        /**
         * Format: date-time
         * @description A time with its offset from UTC (RFC 3339), between December 1899 and January 3000.
         */
        ImportedInstant: string;
        /**
         * Format: visible-text
         * @description A name. It has a character that can be seen. Line breaks and control characters become spaces.
         */
        ImportedName: string;
        /** @description The profile in an export. Its id tells the todos that were assigned to the exported account. */
        ImportedUser: {
            id: components["schemas"]["GivenId"];
            email: components["schemas"]["Email"];
            name: components["schemas"]["ImportedName"];
            role: components["schemas"]["Role"];
            created_at: components["schemas"]["ImportedInstant"];
        };
        /** @description The preferences in an export. A document of an older version has only `mail`, without `reminder`. */
        ImportedPreferences: {
            /**
             * @description The user's time zone. Today, floating days and the times in emails are by it. It is UTC until the user chooses
             *     one.
             */
            time_zone?: components["schemas"]["TimeZone"];
            /** @description The first day of the user's week. */
            week_start?: components["schemas"]["Weekday"];
            /** @description The language and region in which dates are written to the user. */
            locale?: components["schemas"]["Locale"];
            /**
             * Format: int32
             * @description The hour of the day, in the user's time zone, before which relative reminders of todos that are due on a day alone are counted.
             */
            reminder_hour?: number;
            /**
             * @description The minutes before a todo is due at which the user gets a notification of type `todo_due_soon`, without a reminder of
             *     it: for todos that are assigned to the user, or else created by the user. Null for none. For a todo that is due on a
             *     day alone, 1440, a day, is the beginning of its day, and others are counted before `reminder_hour`.
             */
            default_reminder_minutes?: number | null;
            /**
             * @description The hour of the day, in the user's time zone, at which the user gets the daily digest by email: the user's todos that
             *     are overdue or due today, and what other members have done since in projects that are not muted. A day without any of
             *     it has no email. Null for no digest. It comes to a confirmed address only, once a day at most.
             */
            digest_hour?: number | null;
            /** @description Whether notifications of each type are also sent by email. */
            mail: {
                /** @description A project of yours was created. */
                project_created: boolean;
                /** @description You were invited to a project by your id. An invitation by email is always sent, because the email has the token. */
                project_invited: boolean;
                /** @description Another user assigned a todo to you. */
                todo_assigned: boolean;
                /** @description A todo of yours is due soon, as `default_reminder_minutes` says. */
                todo_due_soon: boolean;
                /** @description It is time for a reminder of yours. */
                reminder?: boolean;
                /** @description Another user completed a todo that you created or that was assigned to you. */
                todo_completed: boolean;
                /** @description A webhook of yours was disabled because its receiver returned 410 or failed. */
                webhook_disabled: boolean;
            };
        };
        /**
         * @description A project in an export. A document of an older version has no `color`, `icon`, `default_view`, `parent_id`, `is_favourite`,
         *     `is_muted` and `position`.
         */
        ImportedProject: {
            id: components["schemas"]["GivenId"];
            name: components["schemas"]["ImportedName"];
            description: components["schemas"]["ProjectDescription"];
            /** @description The color; null for none. */
            color?: components["schemas"]["Color"] | null;
            icon?: components["schemas"]["ProjectIcon"];
            default_view?: components["schemas"]["ProjectView"];
            status: components["schemas"]["ProjectStatus"];
            owner_id: components["schemas"]["GivenId"];
            role: components["schemas"]["ProjectRole"];
            /** @description The project that this one is below, as far as the importer can edit it and levels allow; null for none. */
            parent_id?: components["schemas"]["GivenId"] | null;
            /** @description Whether the project is one of the caller's favourites. */
            is_favourite?: boolean;
            /** @description Whether the caller gets no notifications about the project. */
            is_muted?: boolean;
            position?: components["schemas"]["ProjectPosition"];
            task_count: components["schemas"]["TodoCount"];
            open_task_count: components["schemas"]["TodoCount"];
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["ImportedInstant"];
            updated_at: components["schemas"]["ImportedInstant"];
        };
        ImportedMembership: {
            project_id: components["schemas"]["GivenId"];
            project_name: components["schemas"]["ImportedName"];
            role: components["schemas"]["ProjectRole"];
            created_at: components["schemas"]["ImportedInstant"];
        };
        /** @description An identity at a provider in an export. */
        ImportedIdentity: {
            id: components["schemas"]["GivenId"];
            /** @description The issuer of the provider. */
            issuer: string;
            /** @description The id of the person at the provider. */
            subject: string;
            created_at: components["schemas"]["ImportedInstant"];
        };
        /** @description A section in an export. */
        ImportedSection: {
            id: components["schemas"]["GivenId"];
            project_id: components["schemas"]["GivenId"];
            name: components["schemas"]["SectionName"];
            position: components["schemas"]["SectionPosition"];
            /** @description Whether todos of the project go there when they are completed. */
            takes_completed: boolean;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["ImportedInstant"];
            updated_at: components["schemas"]["ImportedInstant"];
        };
        /** @description A label in an export. */
        ImportedLabel: {
            id: components["schemas"]["GivenId"];
            name: components["schemas"]["LabelName"];
            /** @description The color; null for none. */
            color: components["schemas"]["Color"] | null;
            /** @description The project of the label; null for a label of the account. */
            project_id: components["schemas"]["GivenId"] | null;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["ImportedInstant"];
            updated_at: components["schemas"]["ImportedInstant"];
        };
        /** @description A view in an export. */
        ImportedView: {
            id: components["schemas"]["GivenId"];
            name: components["schemas"]["ViewName"];
            /** @description The condition of its todos. */
            filter: string | null;
            sort: components["schemas"]["ViewSort"];
            /** @description By which member clients group the todos; null for not at all. */
            group_by: components["schemas"]["ViewGroup"] | null;
            layout: components["schemas"]["ViewLayout"];
            icon: components["schemas"]["ViewIcon"];
            /** @description The color; null for none. */
            color: components["schemas"]["Color"] | null;
            position: components["schemas"]["ViewPosition"];
            /** @description Whether clients show it among the favourites. */
            is_favourite: boolean;
            /** @description The project of the view; null for a view of the account. */
            project_id: components["schemas"]["GivenId"] | null;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["ImportedInstant"];
            updated_at: components["schemas"]["ImportedInstant"];
        };
        /** @description A todo in an export. */
        ImportedTodo: {
            id: components["schemas"]["GivenId"];
            title: components["schemas"]["TodoTitle"];
            description: components["schemas"]["TodoDescription"];
            completed: boolean;
            /** @description The time of completion; null while the todo is open. */
            completed_at: components["schemas"]["ImportedInstant"] | null;
            priority: components["schemas"]["Priority"];
            /**
             * @description The day on which the todo is due; null for none. A document of an older version has no such member: then it
             *     is the day of `due_at`.
             */
            due_on?: components["schemas"]["StoredDay"] | null;
            /** @description The time at which the todo is due; null for none. */
            due_at: components["schemas"]["ImportedInstant"] | null;
            /** @description The time zone of `due_on` and `due_at`. A time without one gets that of the document's preferences. */
            time_zone?: components["schemas"]["TimeZone"] | null;
            /** @description The todo cannot be begun before this day; null for no such day. */
            start_on?: components["schemas"]["Day"] | null;
            /**
             * @description The rule by which the todo recurs; null where it does not. With `COUNT` it is the number of todos from this
             *     one on.
             */
            recurrence?: components["schemas"]["RecurrenceRule"] | null;
            recurrence_from?: components["schemas"]["RecurrenceFrom"];
            /** @description The todo that completing this one has made; null where there is none. It may have been deleted since. */
            next_id?: components["schemas"]["GivenId"] | null;
            /** @description The id that the todos of a series have in common; null for a todo that has never recurred. */
            series_id?: components["schemas"]["GivenId"] | null;
            /** @description The project of the todo; null for a todo without a project. */
            project_id: components["schemas"]["GivenId"] | null;
            /** @description The section of the todo; null for none. A document of an older version has no such member. */
            section_id?: components["schemas"]["GivenId"] | null;
            /**
             * @description The todo of which this one is a subtask; null for none. It becomes null where that todo is neither in the document nor there,
             *     or not in the same project, and where it would make more levels or more subtasks than there may be. A document of an older version has
             *     no such member.
             */
            parent_id?: components["schemas"]["GivenId"] | null;
            subtask_count?: components["schemas"]["SubtaskCount"];
            completed_subtask_count?: components["schemas"]["SubtaskCount"];
            position: components["schemas"]["Position"];
            /**
             * @description The labels of the todo. Those that the document does not have, and that are not there, are left out. A document of
             *     an older version has no such member.
             */
            label_ids?: components["schemas"]["GivenId"][];
            /**
             * @description The users who are responsible for the todo. The caller, and others who are members of the project that it goes to,
             *     are assigned; the rest are left out.
             */
            assignee_ids?: components["schemas"]["GivenId"][];
            /**
             * @description The user who is responsible for the todo; null for none. A document of an older version has it in place of
             *     `assignee_ids`.
             */
            assignee_id?: components["schemas"]["GivenId"] | null;
            /** @description The user who created the todo. */
            user_id: components["schemas"]["GivenId"];
            /**
             * Format: int32
             * @description The version number, which is also in the ETag. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["ImportedInstant"];
            updated_at: components["schemas"]["ImportedInstant"];
        };
        /** @description A reminder in an export. */
        ImportedReminder: {
            id: components["schemas"]["GivenId"];
            /** @description The todo. */
            todo_id: components["schemas"]["GivenId"];
            /** @description The fixed time of the reminder; null for a relative one. */
            at: components["schemas"]["ImportedInstant"] | null;
            /** @description The minutes before the todo is due; null for a fixed time. */
            minutes_before: components["schemas"]["ReminderMinutes"] | null;
            /**
             * @description The time at which it reminds next; null when it does not: it has reminded, the todo was completed at its time, or a
             *     relative one has no due date to follow.
             */
            remind_at: components["schemas"]["ImportedInstant"] | null;
            /** @description The time until which it is snoozed; null where it is not. */
            snoozed_until: components["schemas"]["ImportedInstant"] | null;
            /** @description The time at which it reminded last; null where it never did. */
            reminded_at: components["schemas"]["ImportedInstant"] | null;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["ImportedInstant"];
            updated_at: components["schemas"]["ImportedInstant"];
        };
        /** @description A webhook in an export. */
        ImportedWebhook: {
            id: components["schemas"]["GivenId"];
            url: components["schemas"]["ReceiverUrl"];
            description: components["schemas"]["WebhookDescription"];
            event_types: components["schemas"]["WebhookEventTypes"];
            /** @description Only events in this project; null for all events that the owner can see. */
            project_id: components["schemas"]["GivenId"] | null;
            /** @description The condition of its events' todos. A document of an older version has no such member. */
            filter?: string | null;
            enabled: boolean;
            /**
             * @description Why the service disabled the webhook. `gone`: the receiver returned 410. `failing`: all attempts of five
             *     days failed. `password_reset`: a new password was set by email. `api_token_ended`: the API token that made it
             *     was deleted. `filter_unreadable`: a day that its filter counts from today has left the calendar. Null if it is
             *     enabled, or if its owner disabled it.
             */
            disabled_reason: ("gone" | "failing" | "password_reset" | "api_token_ended" | "filter_unreadable") | null;
            /** @description The time of the first failed attempt after the last success; null if there is none. */
            failing_since: components["schemas"]["ImportedInstant"] | null;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["ImportedInstant"];
            updated_at: components["schemas"]["ImportedInstant"];
        };
        /** @description A notification in an export. A document of an older version has no `reminder_id` and `late`. */
        ImportedNotification: {
            id: components["schemas"]["GivenId"];
            type: components["schemas"]["NotificationType"];
            /** @description The text of the notification. */
            message: string;
            /** @description The user who caused it; null if no user did, or if the account no longer exists. */
            actor_id: components["schemas"]["GivenId"] | null;
            /** @description The project of the notification. */
            project_id: components["schemas"]["GivenId"] | null;
            /** @description The todo of the notification. */
            todo_id: components["schemas"]["GivenId"] | null;
            /** @description The reminder of a notification of type `reminder`; null for another, and once the reminder is deleted. */
            reminder_id?: components["schemas"]["GivenId"] | null;
            /** @description Whether it is a reminder that comes late because the service was down at its time. */
            late?: boolean;
            /** @description The time at which it was read; null while it is unread. */
            read_at: components["schemas"]["ImportedInstant"] | null;
            created_at: components["schemas"]["ImportedInstant"];
        };
        /** @description A document from an export, of this service or of another one. */
        DataImport: {
            /** @constant */
            format: "taskpact-export";
            /**
             * Format: int32
             * @description The version of the format: 1.
             */
            format_version: number;
            exported_at: components["schemas"]["ImportedInstant"];
            profile: components["schemas"]["ImportedUser"];
            preferences: components["schemas"]["ImportedPreferences"];
            /** @description The projects that the account owns. */
            projects: components["schemas"]["ImportedProject"][];
            /** @description The account's roles in projects. */
            memberships: components["schemas"]["ImportedMembership"][];
            /** @description The account's identities at providers. They are not imported. A document of an older version has no such member. */
            identities?: components["schemas"]["ImportedIdentity"][];
            /** @description The sections of the account's projects. A document of an older version has no such member. */
            sections?: components["schemas"]["ImportedSection"][];
            /**
             * @description The account's own labels, those of its projects, and those of its todos in projects of others. A document of an
             *     older version has no such member.
             */
            labels?: components["schemas"]["ImportedLabel"][];
            /** @description The account's own views, and those of its projects. A document of an older version has no such member. */
            views?: components["schemas"]["ImportedView"][];
            /** @description The account's own todos, those of its projects, and those that it created in projects of others. */
            todos: components["schemas"]["ImportedTodo"][];
            /** @description The account's reminders. A document of an older version has no such member. */
            reminders?: components["schemas"]["ImportedReminder"][];
            /** @description The account's webhooks, without their secrets. */
            webhooks: components["schemas"]["ImportedWebhook"][];
            /** @description The account's notifications. */
            notifications: components["schemas"]["ImportedNotification"][];
        };
        DataImported: {
            projects: components["schemas"]["ImportCounts"];
            sections: components["schemas"]["ImportCounts"];
            labels: components["schemas"]["ImportCounts"];
            views: components["schemas"]["ImportCounts"];
            todos: components["schemas"]["ImportCounts"];
            reminders: components["schemas"]["ImportCounts"];
            webhooks: components["schemas"]["ImportCounts"];
            notifications: components["schemas"]["ImportCounts"];
        };
        ImportCounts: {
            /** Format: int32 */
            added: number;
            /**
             * Format: int32
             * @description The number of items that the caller already had.
             */
            present: number;
            /**
             * Format: int32
             * @description The number of items that cannot be imported here.
             */
            left_out: number;
            /**
             * Format: int32
             * @description The number of items that did not fit into the quota.
             */
            over_quota: number;
        };
        /** @description One of them. With a `passkey` the others are ignored, and with a `code` the password. */
        StepUp: {
            /**
             * Format: password
             * @description The current password.
             */
            password?: string;
            code?: components["schemas"]["SecondFactorCode"];
            passkey?: components["schemas"]["PasskeyAssertion"];
        };
        PasswordChange: {
            /** Format: password */
            current_password: string;
            new_password: components["schemas"]["Password"];
        };
        Totp: {
            /** @description Whether each sign-in needs a code. */
            enabled: boolean;
            /** @description The time since when; null where it is off. */
            enabled_at: components["schemas"]["UtcInstant"] | null;
        };
        TotpSecret: {
            /** @description For people who type it: 160 bits in Base32 (RFC 4648). */
            secret: string;
            /**
             * Format: uri
             * @description For authenticator apps, usually as a QR code.
             */
            uri: string;
        };
        TotpConfirmation: {
            code: components["schemas"]["SecondFactorCode"];
        };
        /** @description Bytes in Base64 for URLs, without padding (RFC 4648, 5). */
        Base64Url: string;
        /** @description A key with which the user can sign in. Its private half never leaves the authenticator. */
        Passkey: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["StoredName"];
            created_at: components["schemas"]["UtcInstant"];
            /** @description The time of the last use; null before the first use. */
            last_used_at: components["schemas"]["UtcInstant"] | null;
        };
        /** @description A passkey that was added. */
        NewPasskey: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["StoredName"];
            created_at: components["schemas"]["UtcInstant"];
            /** @description The time of the last use; null before the first use. */
            last_used_at: components["schemas"]["UtcInstant"] | null;
            /** @description New recovery codes, where the account had no second factor before; else null. */
            recovery_codes: components["schemas"]["RecoveryCodeList"] | null;
        };
        /**
         * Format: visible-text
         * @description Which authenticator it is, in one line. It has a character that can be seen. White space at its start and end is
         *     removed.
         */
        PasskeyName: string;
        PasskeyCreate: {
            name: components["schemas"]["PasskeyName"];
            credential: components["schemas"]["PasskeyAttestation"];
        };
        PasskeyUpdate: {
            name?: components["schemas"]["PasskeyName"];
        };
        PasskeySignIn: {
            /** @description That of the `mfa_required` of the first step. */
            mfa_token?: string;
        };
        /**
         * @description A `RegistrationResponseJSON` of WebAuthn, as `JSON.stringify` makes it of the credential that
         *     `navigator.credentials.create` returns. Further members are ignored.
         */
        PasskeyAttestation: {
            id: components["schemas"]["Base64Url"];
            rawId: components["schemas"]["Base64Url"];
            /** @enum {string} */
            type: "public-key";
            response: {
                clientDataJSON: components["schemas"]["Base64Url"];
                attestationObject: components["schemas"]["Base64Url"];
                transports?: components["schemas"]["PasskeyTransports"];
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /**
         * @description An `AuthenticationResponseJSON` of WebAuthn, as `JSON.stringify` makes it of the credential that
         *     `navigator.credentials.get` returns. Further members are ignored.
         */
        PasskeyAssertion: {
            id: components["schemas"]["Base64Url"];
            rawId: components["schemas"]["Base64Url"];
            /** @enum {string} */
            type: "public-key";
            response: {
                clientDataJSON: components["schemas"]["Base64Url"];
                authenticatorData: components["schemas"]["Base64Url"];
                signature: components["schemas"]["Base64Url"];
                userHandle?: components["schemas"]["Base64Url"] | null;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description How the device can be reached. */
        PasskeyTransports: string[];
        PasskeyDescriptor: {
            id: components["schemas"]["Base64Url"];
            /** @enum {string} */
            type: "public-key";
            transports: components["schemas"]["PasskeyTransports"];
        };
        /** @description A `PublicKeyCredentialRequestOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseRequestOptionsFromJSON`. */
        PasskeyRequestOptions: {
            challenge: components["schemas"]["Base64Url"];
            /** @description The host of `PUBLIC_URL`. */
            rpId: string;
            /**
             * Format: int32
             * @description The lifetime of the challenge in milliseconds.
             */
            timeout: number;
            /** @enum {string} */
            userVerification: "required";
            /** @description The passkeys of the account; empty where the person chooses. */
            allowCredentials: components["schemas"]["PasskeyDescriptor"][];
        };
        /** @description A `PublicKeyCredentialCreationOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseCreationOptionsFromJSON`. */
        PasskeyCreationOptions: {
            rp: {
                /** @description The host of `PUBLIC_URL`. */
                id: string;
                name: string;
            };
            user: {
                id: components["schemas"]["Base64Url"];
                name: string;
                displayName: string;
            };
            challenge: components["schemas"]["Base64Url"];
            /** @description Ed25519, ES256 and RS256. */
            pubKeyCredParams: {
                /** @enum {string} */
                type: "public-key";
                /** Format: int32 */
                alg: number;
            }[];
            /**
             * Format: int32
             * @description The lifetime of the challenge in milliseconds.
             */
            timeout: number;
            /** @description The passkeys that the account has. */
            excludeCredentials: components["schemas"]["PasskeyDescriptor"][];
            authenticatorSelection: {
                /** @enum {string} */
                residentKey: "required";
                /** @enum {boolean} */
                requireResidentKey: true;
                /** @enum {string} */
                userVerification: "required";
            };
            /** @enum {string} */
            attestation: "none";
        };
        RecoveryCodeList: string[];
        RecoveryCodes: {
            recovery_codes: components["schemas"]["RecoveryCodeList"];
        };
        RecoveryCodesLeft: {
            /**
             * Format: int32
             * @description The number of recovery codes that were not used.
             */
            left: number;
        };
        /**
         * @description What happened. The `x-audit` of the operation, or one of these: `identity_linked` for a sign-in that linked an identity, `password_changed` for one that replaced the password,
         *       `refresh_token_reused` for a stolen refresh token,
         *     `recovery_code_used` for a sign-in or a step-up with a recovery code, `passkey_counter_refused` for a passkey whose counter
         *     went back, so that it may have been copied, `second_factor_refused` for a sign-in with
         *     the right password and a wrong code.
         * @enum {string}
         */
        AuditKind: "account_deleted" | "announcement_changed" | "announcement_deleted" | "api_token_created" | "api_token_deleted" | "data_imported" | "device_forgotten" | "email_change_cancelled" | "email_change_requested" | "email_changed" | "identity_linked" | "identity_unlinked" | "job_cancelled" | "job_retried" | "maintenance_changed" | "passkey_added" | "passkey_counter_refused" | "passkey_removed" | "password_changed" | "password_reset" | "password_reset_requested" | "recovery_code_used" | "recovery_codes_replaced" | "refresh_token_reused" | "registered" | "second_factor_refused" | "session_ended" | "sessions_ended" | "signed_in" | "signed_out" | "stepped_up" | "test_mail_sent" | "totp_disabled" | "totp_enabled" | "totp_started" | "user_changed" | "user_created" | "user_deleted" | "user_email_confirmed" | "user_invitation_withdrawn" | "user_invited" | "user_password_changed" | "user_password_reset_sent" | "user_quotas_changed" | "user_second_factor_removed" | "user_sessions_ended" | "webhook_changed" | "webhook_created" | "webhook_deleted" | "webhook_secret_rotated";
        /** @description One action that concerned the security of an account. It has ids, and no name, email address or secret. */
        AuditEntry: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["AuditKind"];
            /** @description The account that it is about, which may be deleted; null where there is none. */
            user_id: components["schemas"]["Id"] | null;
            /** @description The user who did it; null where the request had no access token. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The session or API token of the request; null where it had none. */
            session_id: components["schemas"]["Id"] | null;
            /** @description What it was done to, such as a session, a webhook or a job; null for the account itself. */
            target_id: components["schemas"]["Id"] | null;
            /** @description The `User-Agent` of the request; null once the account is deleted. */
            user_agent: string | null;
            /** @description The network address of the request; null once the account is deleted. */
            address: string | null;
            created_at: components["schemas"]["UtcInstant"];
        };
        /** @description Lines, each with an `AuditEntry`. */
        AuditLines: string;
        /** @description A device that is asked for no second factor after the password. */
        RememberedDevice: {
            id: components["schemas"]["Id"];
            /** @description The `User-Agent` of the last sign-in. */
            user_agent: string | null;
            /** @description The network address of the last sign-in. */
            address: string | null;
            created_at: components["schemas"]["UtcInstant"];
            /** @description The time of the last sign-in. */
            last_used_at: components["schemas"]["UtcInstant"];
            /** @description The time at which the device is forgotten. */
            expires_at: components["schemas"]["UtcInstant"];
        };
        /** @description A sign-in of a user, with the tokens that came from it. */
        Session: {
            id: components["schemas"]["Id"];
            /** @description Whether this is the session of the request. */
            current: boolean;
            /**
             * @description How the user signed in. A passkey is both factors by itself. `provider_factor` is a second factor at an identity
             *     provider that the operator trusts.
             */
            methods: ("password" | "oidc" | "totp" | "recovery_code" | "passkey" | "remembered_device" | "provider_factor")[];
            /** @description The `User-Agent` of the last request for a token. */
            user_agent: string | null;
            /** @description The network address of the last request for a token. */
            address: string | null;
            created_at: components["schemas"]["UtcInstant"];
            /** @description The time of the last request for a token. */
            last_used_at: components["schemas"]["UtcInstant"];
            /** @description The time at which the session ends, unless it is used before. */
            expires_at: components["schemas"]["UtcInstant"];
            /** @description The time at which the session ends, however often it is used. */
            ends_at: components["schemas"]["UtcInstant"];
        };
        /**
         * @description A right of an API token: to read, write or administer one tag of this document. Some show more than their name
         *     says:
         *
         *     - `events:read` reads the contents of all todos, projects and notifications of the user, and the members' names: the
         *       stream, `GET /sync` and `GET /activity` have them.
         *     - `webhooks:read` reads the deliveries, which have the contents of events; `webhooks:write` sends these to any URL.
         *       A webhook stays after the token that made it.
         *     - `notifications:read` and `trash:read` read titles of todos, and `invitations:read` and `projects:read` names of
         *       other people, and in the user's own projects their email addresses.
         *     - `batch:write` alone allows nothing: each operation of a batch needs its own scope.
         * @enum {string}
         */
        Scope: "users:read" | "users:write" | "todos:read" | "todos:write" | "projects:read" | "projects:write" | "sections:read" | "sections:write" | "labels:read" | "labels:write" | "views:read" | "views:write" | "reminders:read" | "reminders:write" | "invitations:read" | "invitations:write" | "notifications:read" | "notifications:write" | "trash:read" | "trash:write" | "events:read" | "webhooks:read" | "webhooks:write" | "admin:admin" | "batch:write";
        /** @description The rights of the token. */
        Scopes: components["schemas"]["Scope"][];
        /**
         * Format: visible-text
         * @description The purpose of the token, in one line. It has a character that can be seen. White space at its start and end is
         *     removed.
         */
        ApiTokenName: string;
        /** @description A token with which a program signs in. */
        ApiToken: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["StoredName"];
            scopes: components["schemas"]["Scopes"];
            created_at: components["schemas"]["UtcInstant"];
            /** @description The time of the last use, to the minute; null before the first use. */
            last_used_at: components["schemas"]["UtcInstant"] | null;
            /** @description The time at which the token becomes invalid; null for never. */
            expires_at: components["schemas"]["UtcInstant"] | null;
        };
        /** @description An API token with its secret. */
        ApiTokenWithSecret: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["StoredName"];
            scopes: components["schemas"]["Scopes"];
            created_at: components["schemas"]["UtcInstant"];
            /** @description The time of the last use, to the minute; null before the first use. */
            last_used_at: components["schemas"]["UtcInstant"] | null;
            /** @description The time at which the token becomes invalid; null for never. */
            expires_at: components["schemas"]["UtcInstant"] | null;
            /** @description The secret, to be sent as a bearer token. It is shown once. */
            token: string;
        };
        ApiTokenCreate: {
            name: components["schemas"]["ApiTokenName"];
            scopes: components["schemas"]["Scopes"];
            /**
             * Format: int32
             * @description The number of days after which the token becomes invalid; null for never.
             * @default 90
             */
            expires_in_days: number | null;
        };
        Todo: {
            id: components["schemas"]["Id"];
            title: components["schemas"]["StoredTitle"];
            description: components["schemas"]["TodoDescription"];
            completed: boolean;
            /** @description The time of completion; null while the todo is open. */
            completed_at: components["schemas"]["UtcInstant"] | null;
            priority: components["schemas"]["Priority"];
            /** @description The day on which the todo is due; null where it is not due. Without `due_at` it is due at the end of the day. */
            due_on: components["schemas"]["StoredDay"] | null;
            /**
             * @description The time at which the todo is due; null where it is due on a day, or not at all. `due_on` is its day in
             *     `time_zone`.
             */
            due_at: components["schemas"]["UtcInstant"] | null;
            /**
             * @description The time zone of `due_on` and `due_at`. It is null where the todo is due on a floating day, which ends in
             *     the time zone of each reader.
             */
            time_zone: components["schemas"]["TimeZone"] | null;
            /** @description The todo cannot be begun before this day; null for no such day. */
            start_on: components["schemas"]["Day"] | null;
            /**
             * @description The rule by which the todo recurs; null where it does not. Its `COUNT` is the number of todos that are left,
             *     this one included.
             */
            recurrence: components["schemas"]["RecurrenceRule"] | null;
            recurrence_from: components["schemas"]["RecurrenceFrom"];
            /** @description The todo that completing this one has made; null where there is none. It may have been deleted since. */
            next_id: components["schemas"]["Id"] | null;
            /** @description The id that the todos of a series have in common; null for a todo that has never recurred. */
            series_id: components["schemas"]["Id"] | null;
            /** @description The project of the todo; null for a todo without a project. */
            project_id: components["schemas"]["Id"] | null;
            /** @description The section of the project that the todo is in; null for none. */
            section_id: components["schemas"]["Id"] | null;
            /**
             * @description The todo of which this one is a subtask; null for none. It is in the same project, or without a project of the same
             *     user.
             */
            parent_id: components["schemas"]["Id"] | null;
            /** @description The number of subtasks, without those of subtasks. */
            subtask_count: components["schemas"]["SubtaskCount"];
            /** @description The number of these that are completed. */
            completed_subtask_count: components["schemas"]["SubtaskCount"];
            position: components["schemas"]["Position"];
            /** @description The labels of the todo, sorted by id. */
            label_ids: components["schemas"]["Id"][];
            /** @description The users who are responsible for the todo, sorted by id. */
            assignee_ids: components["schemas"]["Id"][];
            /** @description The user who created the todo. */
            user_id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description The version number, which is also in the ETag. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
        };
        /** Format: int32 */
        SubtaskCount: number;
        /**
         * @description The todo's place among the todos of its project, or among its owner's todos without a project. Todos are sorted
         *     by these texts, byte by byte, and by id where two are equal. A new todo is the last.
         */
        Position: string;
        /** @description One of `before`, `after` and `to`, or `section_id`, or both. With `section_id` alone the todo keeps its place. */
        TodoMove: {
            /** @description Move it to this section of its project; null to none. */
            section_id?: components["schemas"]["GivenId"] | null;
            /** @description Move it directly before this todo. */
            before?: components["schemas"]["GivenId"];
            /** @description Move it directly after this todo. */
            after?: components["schemas"]["GivenId"];
            /**
             * @description Move it to the start or the end of the list.
             * @enum {string}
             */
            to?: "first" | "last";
        };
        TodoCreate: {
            title: components["schemas"]["TodoTitle"];
            description?: components["schemas"]["TodoDescription"];
            /** @default false */
            completed: boolean;
            /** @default 3 */
            priority: components["schemas"]["Priority"];
            /** @description The day on which the todo is due; null for none. Alone it is a day without a time. */
            due_on?: components["schemas"]["Day"] | null;
            /**
             * @description The time at which the todo is due; null for none. Alone it sets `due_on` to its day in `time_zone`. With
             *     another `due_on` than that day it is 422.
             */
            due_at?: components["schemas"]["Instant"] | null;
            /**
             * @description The time zone of `due_on` and `due_at`; null for a floating day. A time without one gets that of the caller's
             *     preferences.
             */
            time_zone?: components["schemas"]["TimeZone"] | null;
            /** @description The todo cannot be begun before this day; null for no such day. */
            start_on?: components["schemas"]["Day"] | null;
            /**
             * @description The rule by which the todo recurs; null where it does not. With `COUNT` it is the number of todos from this
             *     one on.
             */
            recurrence?: components["schemas"]["RecurrenceRule"] | null;
            /** @default due */
            recurrence_from: components["schemas"]["RecurrenceFrom"];
            /** @description A project that the caller can edit; null for none. */
            project_id?: components["schemas"]["GivenId"] | null;
            /** @description A section of the project; null for none. */
            section_id?: components["schemas"]["GivenId"] | null;
            /** @description The todo of which this one is a subtask; null for none. Without `project_id` it is in the project of its parent. */
            parent_id?: components["schemas"]["GivenId"] | null;
            /** @description Labels of the project, or of the caller for a todo without a project, in any order. */
            label_ids?: components["schemas"]["GivenId"][];
            /** @description Members of the project, or the caller for a todo without a project, in any order. */
            assignee_ids?: components["schemas"]["GivenId"][];
        };
        QuickAdd: {
            /**
             * Format: visible-text
             * @description The line. It has a character that can be seen.
             */
            text: string;
            /** @description The project of the todo where the text names none; null for none. */
            project_id?: components["schemas"]["GivenId"] | null;
        };
        /** @description A todo that would be created. */
        TodoDraft: {
            /** @description The title. Without a character, or with more than 200, it cannot be created. */
            title: string;
            description: components["schemas"]["TodoDescription"];
            priority: components["schemas"]["Priority"];
            /** @description The day on which the todo is due; null where it is not due. */
            due_on: components["schemas"]["StoredDay"] | null;
            /** @description The time at which the todo is due; null where it is due on a day, or not at all. */
            due_at: components["schemas"]["UtcInstant"] | null;
            /** @description The time zone of a time; null for a floating day. */
            time_zone: components["schemas"]["TimeZone"] | null;
            /** @description The rule by which the todo recurs; null where it does not. */
            recurrence: components["schemas"]["RecurrenceRule"] | null;
            recurrence_from: components["schemas"]["RecurrenceFrom"];
            /** @description The project of the todo; null for none. */
            project_id: components["schemas"]["Id"] | null;
            /** @description The section of the project; null for none. */
            section_id: components["schemas"]["Id"] | null;
            /** @description The labels of the todo, sorted by id. */
            label_ids: components["schemas"]["Id"][];
            /** @description The users who are to be responsible for the todo, sorted by id. */
            assignee_ids: components["schemas"]["Id"][];
        };
        /**
         * Format: int32
         * @description A place in the text, in UTF-16 code units from 0.
         */
        QuickAddOffset: number;
        /** @description A part of the text that was understood, and is not in the title. */
        QuickAddSpan: {
            /**
             * @description The member of the todo that it sets.
             * @enum {string}
             */
            kind: "due" | "recurrence" | "priority" | "label" | "project" | "assignee" | "description";
            start: components["schemas"]["QuickAddOffset"];
            /** @description The place behind it. */
            end: components["schemas"]["QuickAddOffset"];
        };
        /** @description A part of the text that looks like a name or a value, and stays in the title. */
        QuickAddWarning: {
            /**
             * @description `unknown_name`: nothing that the caller may use has the name. `ambiguous_name`: more than one has it. `repeated`: it was said
             *     before.
             * @enum {string}
             */
            code: "unknown_name" | "ambiguous_name" | "repeated";
            /** @description The warning in words. */
            message: string;
            start: components["schemas"]["QuickAddOffset"];
            /** @description The place behind it. */
            end: components["schemas"]["QuickAddOffset"];
        };
        QuickAddPreview: {
            todo: components["schemas"]["TodoDraft"];
            /** @description The parts that were understood, in their order. They do not overlap. */
            spans: components["schemas"]["QuickAddSpan"][];
            warnings: components["schemas"]["QuickAddWarning"][];
        };
        QuickAdded: {
            todo: components["schemas"]["Todo"];
            /** @description The parts that were understood, in their order. They do not overlap. */
            spans: components["schemas"]["QuickAddSpan"][];
            warnings: components["schemas"]["QuickAddWarning"][];
        };
        TodoUpdate: {
            title?: components["schemas"]["TodoTitle"];
            description?: components["schemas"]["TodoDescription"];
            completed?: boolean;
            priority?: components["schemas"]["Priority"];
            /**
             * @description The day on which the todo is due; null for none. Alone it makes the todo due on
             *     a day, without a time: `due_at` becomes null.
             */
            due_on?: components["schemas"]["Day"] | null;
            /**
             * @description The time at which the todo is due; null for none. Alone it sets `due_on` to its day in `time_zone`. With
             *     another `due_on` than that day it is 422.
             */
            due_at?: components["schemas"]["Instant"] | null;
            /**
             * @description The time zone of `due_on` and `due_at`; null for a floating day. A time without one gets that of the caller's
             *     preferences.
             */
            time_zone?: components["schemas"]["TimeZone"] | null;
            /** @description The todo cannot be begun before this day; null for no such day. */
            start_on?: components["schemas"]["Day"] | null;
            /**
             * @description The rule by which the todo recurs; null where it does not. With `COUNT` it is the number of todos from this
             *     one on.
             */
            recurrence?: components["schemas"]["RecurrenceRule"] | null;
            recurrence_from?: components["schemas"]["RecurrenceFrom"];
            /** @description A project that the caller can edit; null for none. */
            project_id?: components["schemas"]["GivenId"] | null;
            /** @description A section of the project; null for none. */
            section_id?: components["schemas"]["GivenId"] | null;
            /** @description The todo of which this one is a subtask; null for none. */
            parent_id?: components["schemas"]["GivenId"] | null;
            /**
             * @description Labels of the project, or of the caller for a todo without a project, in any order. They replace those that the
             *     todo has.
             */
            label_ids?: components["schemas"]["GivenId"][];
            /**
             * @description Members of the project, or the caller for a todo without a project, in any order. They replace those that the
             *     todo has.
             */
            assignee_ids?: components["schemas"]["GivenId"][];
        };
        /** @description A change, `patch`, and the todos that it is for, `ids` or `filter`. */
        TodosUpdate: {
            /** @description The ids of the todos. One that is named twice is changed once. */
            ids?: components["schemas"]["GivenId"][];
            /** @description A condition that the todos fulfil, in the language of `filter` of `GET /todos`. */
            filter?: string;
            patch?: components["schemas"]["TodoUpdate"];
        };
        TodoUpdateResult: {
            id: components["schemas"]["Id"];
            /**
             * @description `unchanged`: the todo was so before.
             * @enum {string}
             */
            outcome: "changed" | "unchanged" | "refused";
            /** @description The version of the todo; null where the change is refused. */
            version: number | null;
            /** @description The reason of a refusal, as `PATCH /todos/{todo_id}` gives it; null for none. */
            code: components["schemas"]["ProblemCode"] | null;
            /** @description The reason in words; null for none. */
            detail: string | null;
        };
        TodosUpdated: {
            changed: components["schemas"]["TodoCount"];
            refused: components["schemas"]["TodoCount"];
            results: components["schemas"]["TodoUpdateResult"][];
        };
        /**
         * @description An archived project keeps its todos and takes no new ones.
         * @enum {string}
         */
        ProjectStatus: "active" | "archived";
        /**
         * @description A viewer can read. An editor can also change todos. An owner can also change the project and its team.
         * @enum {string}
         */
        ProjectRole: "owner" | "editor" | "viewer";
        /**
         * Format: visible-text
         * @description The project's name, in one line. It has a character that can be seen. White space at its start and end is
         *     removed.
         */
        ProjectName: string;
        /** @description The purpose of the project. */
        ProjectDescription: string | null;
        /** @description An emoji, or the name of an icon that the clients of the project agree on; null for none. */
        ProjectIcon: string | null;
        /**
         * @description The place of the project in the caller's own order. Projects are sorted by these texts, byte by byte, and by id where
         *     two are equal. A new project is the last.
         */
        ProjectPosition: string;
        /** @description Exactly one of the three members. */
        ProjectMove: {
            /** @description Move it directly before this project. */
            before?: components["schemas"]["GivenId"];
            /** @description Move it directly after this project. */
            after?: components["schemas"]["GivenId"];
            /**
             * @description Move it to the start or the end.
             * @enum {string}
             */
            to?: "first" | "last";
        };
        /**
         * @description How clients show the todos of the project at first. It is the same for all members.
         * @enum {string}
         */
        ProjectView: "list" | "board" | "calendar";
        /** Format: int32 */
        TodoCount: number;
        Project: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["StoredName"];
            description: components["schemas"]["ProjectDescription"];
            /** @description The color; null for none. */
            color: components["schemas"]["Color"] | null;
            icon: components["schemas"]["ProjectIcon"];
            default_view: components["schemas"]["ProjectView"];
            status: components["schemas"]["ProjectStatus"];
            owner_id: components["schemas"]["Id"];
            role: components["schemas"]["ProjectRole"];
            /**
             * @description The project that this one is below; null for none, and where the caller is no member of that project or it is in the trash. A
             *     change of it does not raise `version`, since members may see different ones.
             */
            parent_id: components["schemas"]["Id"] | null;
            /** @description Whether the project is one of the caller's favourites. */
            is_favourite: boolean;
            /** @description Whether the caller gets no notifications about the project. */
            is_muted: boolean;
            position: components["schemas"]["ProjectPosition"];
            task_count: components["schemas"]["TodoCount"];
            open_task_count: components["schemas"]["TodoCount"];
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
        };
        ProjectCreate: {
            name: components["schemas"]["ProjectName"];
            description?: components["schemas"]["ProjectDescription"];
            /** @description The color; null for none. */
            color?: components["schemas"]["Color"] | null;
            icon?: components["schemas"]["ProjectIcon"];
            /** @default list */
            default_view: components["schemas"]["ProjectView"];
            /**
             * @description The project that this one is below, which the caller can edit; null for none. There are three levels at most. Null changes
             *     nothing where the caller does not see the parent.
             */
            parent_id?: components["schemas"]["GivenId"] | null;
        };
        ProjectUpdate: {
            name?: components["schemas"]["ProjectName"];
            description?: components["schemas"]["ProjectDescription"];
            /** @description The color; null for none. */
            color?: components["schemas"]["Color"] | null;
            icon?: components["schemas"]["ProjectIcon"];
            default_view?: components["schemas"]["ProjectView"];
            status?: components["schemas"]["ProjectStatus"];
            /**
             * @description The project that this one is below, which the caller can edit; null for none. There are three levels at most. Null changes
             *     nothing where the caller does not see the parent.
             */
            parent_id?: components["schemas"]["GivenId"] | null;
            /** @description Whether the project is one of the caller's favourites. */
            is_favourite?: boolean;
            /** @description Whether the caller gets no notifications about the project. */
            is_muted?: boolean;
        };
        ProjectDeletion: {
            deleted_todos: components["schemas"]["TodoCount"];
            moved_todos: components["schemas"]["TodoCount"];
        };
        /**
         * Format: visible-text
         * @description The section's name, in one line. It has a character that can be seen. White space at its start and end is removed.
         */
        SectionName: string;
        /**
         * @description The section's place in its project. Sections are sorted by these texts, byte by byte, and by id where two are equal. A
         *     new section is the last.
         */
        SectionPosition: string;
        /** @description A section of a project. */
        Section: {
            id: components["schemas"]["Id"];
            project_id: components["schemas"]["Id"];
            /** @description The name. Two sections may have the same one. */
            name: string;
            position: components["schemas"]["SectionPosition"];
            /** @description Whether todos of the project go there when they are completed. */
            takes_completed: boolean;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
        };
        SectionCreate: {
            name: components["schemas"]["SectionName"];
            /**
             * @description Whether todos of the project go there when they are completed. The section that took them before does no more.
             * @default false
             */
            takes_completed: boolean;
        };
        SectionUpdate: {
            name?: components["schemas"]["SectionName"];
            /** @description Whether todos of the project go there when they are completed. The section that took them before does no more. */
            takes_completed?: boolean;
        };
        /** @description Exactly one of the three members. */
        SectionMove: {
            /** @description Move it directly before this section. */
            before?: components["schemas"]["GivenId"];
            /** @description Move it directly after this section. */
            after?: components["schemas"]["GivenId"];
            /**
             * @description Move it to the start or the end of the project.
             * @enum {string}
             */
            to?: "first" | "last";
        };
        /**
         * Format: visible-text
         * @description The label's name, in one line. It has a character that can be seen. White space at its start and end is removed.
         */
        LabelName: string;
        /** @description A label of a project, or of the user for todos without a project. */
        Label: {
            id: components["schemas"]["Id"];
            /** @description The name. In one project, or of one user, no two are equal but for upper and lower case. */
            name: string;
            /** @description The color; null for none. */
            color: components["schemas"]["Color"] | null;
            /** @description The project of the label; null for a label of the caller's own. */
            project_id: components["schemas"]["Id"] | null;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
        };
        LabelCreate: {
            name: components["schemas"]["LabelName"];
            /** @description The color; null for none. */
            color?: components["schemas"]["Color"] | null;
            /** @description A project that the caller can edit; null for a label of the caller's own. */
            project_id?: components["schemas"]["GivenId"] | null;
        };
        LabelUpdate: {
            name?: components["schemas"]["LabelName"];
            /** @description The color; null for none. */
            color?: components["schemas"]["Color"] | null;
        };
        /**
         * Format: int32
         * @description Minutes, at most a year.
         */
        ReminderMinutes: number;
        /** @description A reminder of a todo, of one user. Either `at` or `minutes_before` is set. */
        Reminder: {
            id: components["schemas"]["Id"];
            /** @description The todo. */
            todo_id: components["schemas"]["Id"];
            /** @description The fixed time of the reminder; null for a relative one. */
            at: components["schemas"]["UtcInstant"] | null;
            /** @description The minutes before the todo is due; null for a fixed time. */
            minutes_before: components["schemas"]["ReminderMinutes"] | null;
            /**
             * @description The time at which it reminds next; null when it does not: it has reminded, the todo was completed at its time, or a
             *     relative one has no due date to follow.
             */
            remind_at: components["schemas"]["UtcInstant"] | null;
            /** @description The time until which it is snoozed; null where it is not. */
            snoozed_until: components["schemas"]["UtcInstant"] | null;
            /** @description The time at which it reminded last; null where it never did. */
            reminded_at: components["schemas"]["UtcInstant"] | null;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
        };
        /** @description Exactly one of the two members. */
        ReminderCreate: {
            /** @description The time of the reminder. */
            at?: components["schemas"]["Instant"];
            /** @description Minutes before the todo is due. */
            minutes_before?: components["schemas"]["ReminderMinutes"];
        };
        /** @description Exactly one of the two members. */
        ReminderSnooze: {
            /** @description Minutes from now. */
            minutes?: components["schemas"]["ReminderMinutes"];
            /** @description The time of the next reminder. */
            until?: components["schemas"]["Instant"];
        };
        /** @description A reminder whose time has come, after it has reminded. */
        ReminderDue: {
            id: components["schemas"]["Id"];
            /** @description The todo. */
            todo_id: components["schemas"]["Id"];
            /** @description The fixed time of the reminder; null for a relative one. */
            at: components["schemas"]["UtcInstant"] | null;
            /** @description The minutes before the todo is due; null for a fixed time. */
            minutes_before: components["schemas"]["ReminderMinutes"] | null;
            /**
             * @description The time at which it reminds next; null when it does not: it has reminded, the todo was completed at its time, or a
             *     relative one has no due date to follow.
             */
            remind_at: components["schemas"]["UtcInstant"] | null;
            /** @description The time until which it is snoozed; null where it is not. */
            snoozed_until: components["schemas"]["UtcInstant"] | null;
            /** @description The time at which it reminded last; null where it never did. */
            reminded_at: components["schemas"]["UtcInstant"] | null;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
            /** @description The title of the todo. */
            todo_title: components["schemas"]["TodoTitle"];
            /** @description Whether the service was down at its time. */
            late: boolean;
        };
        /**
         * Format: visible-text
         * @description The view's name, in one line. It has a character that can be seen. White space at its start and end is removed.
         */
        ViewName: string;
        /** @description A UUID in upper or lower case (RFC 9562), or the name of a built-in view, of `x-built-in-views`. */
        ViewIdOrName: string;
        /**
         * @description The condition of its todos, in the language of `GET /todos?filter=`; null for all. It may name what is not there, or is
         *     deleted later.
         */
        ViewFilter: string | null;
        /**
         * @description The order of its todos, as of `GET /todos?sort=`.
         * @enum {string}
         */
        ViewSort: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "due" | "-due" | "priority" | "-priority" | "title" | "-title" | "position" | "-position";
        /**
         * @description A member of todos.
         * @enum {string}
         */
        ViewGroup: "project" | "section" | "label" | "assignee" | "priority" | "due";
        /**
         * @description How clients show the todos.
         * @enum {string}
         */
        ViewLayout: "list" | "board" | "calendar";
        /** @description An emoji, or the name of an icon that clients agree on; null for none. */
        ViewIcon: string | null;
        /**
         * @description The view's place among the views of its project, or among the caller's own. Views are sorted by these texts, byte by byte,
         *     and by id where two are equal. A new view is the last.
         */
        ViewPosition: string;
        /** @description A saved list of todos, of a project or of the user. */
        View: {
            id: components["schemas"]["Id"];
            /** @description The name. */
            name: string;
            filter: components["schemas"]["ViewFilter"];
            sort: components["schemas"]["ViewSort"];
            /** @description By which member clients group the todos; null for not at all. */
            group_by: components["schemas"]["ViewGroup"] | null;
            layout: components["schemas"]["ViewLayout"];
            icon: components["schemas"]["ViewIcon"];
            /** @description The color; null for none. */
            color: components["schemas"]["Color"] | null;
            position: components["schemas"]["ViewPosition"];
            /** @description Whether clients show it among the favourites: of all members, for a view of a project. */
            is_favourite: boolean;
            /** @description The project of the view; null for a view of the caller's own. */
            project_id: components["schemas"]["Id"] | null;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
        };
        ViewCreate: {
            name: components["schemas"]["ViewName"];
            filter?: components["schemas"]["ViewFilter"];
            /** @default -created_at */
            sort: components["schemas"]["ViewSort"];
            /** @description By which member clients group the todos; null for not at all. */
            group_by?: components["schemas"]["ViewGroup"] | null;
            /** @default list */
            layout: components["schemas"]["ViewLayout"];
            icon?: components["schemas"]["ViewIcon"];
            /** @description The color; null for none. */
            color?: components["schemas"]["Color"] | null;
            /**
             * @description Whether clients show it among the favourites.
             * @default false
             */
            is_favourite: boolean;
            /** @description A project that the caller can edit; null for a view of the caller's own. */
            project_id?: components["schemas"]["GivenId"] | null;
        };
        ViewUpdate: {
            name?: components["schemas"]["ViewName"];
            filter?: components["schemas"]["ViewFilter"];
            sort?: components["schemas"]["ViewSort"];
            /** @description By which member clients group the todos; null for not at all. */
            group_by?: components["schemas"]["ViewGroup"] | null;
            layout?: components["schemas"]["ViewLayout"];
            icon?: components["schemas"]["ViewIcon"];
            /** @description The color; null for none. */
            color?: components["schemas"]["Color"] | null;
            /** @description Whether clients show it among the favourites. */
            is_favourite?: boolean;
        };
        /** @description Exactly one of the three members. */
        ViewMove: {
            /** @description Move it directly before this view. */
            before?: components["schemas"]["GivenId"];
            /** @description Move it directly after this view. */
            after?: components["schemas"]["GivenId"];
            /**
             * @description Move it to the start or the end of its list.
             * @enum {string}
             */
            to?: "first" | "last";
        };
        /**
         * @description The kind of the deleted item.
         * @enum {string}
         */
        TrashItemType: "todo" | "project";
        TrashItem: {
            type: components["schemas"]["TrashItemType"];
            id: components["schemas"]["Id"];
            /** @description The title of the todo, or the name of the project. */
            title: string;
            /** @description The project of a todo; null for a todo without a project, and for a project. */
            project_id: components["schemas"]["Id"] | null;
            deleted_at: components["schemas"]["UtcInstant"];
            /** @description The user who deleted the item; null if the account no longer exists. */
            deleted_by: components["schemas"]["Id"] | null;
            /** @description The time after which the item is deleted permanently. */
            purge_at: components["schemas"]["UtcInstant"];
        };
        TrashEmptied: {
            /** @description The number of deleted items. */
            purged: components["schemas"]["TodoCount"];
        };
        RestoredItem: components["schemas"]["RestoredTodo"] | components["schemas"]["RestoredProject"];
        RestoredTodo: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "todo";
            todo: components["schemas"]["Todo"];
        };
        RestoredProject: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "project";
            project: components["schemas"]["Project"];
        };
        Member: {
            project_id: components["schemas"]["Id"];
            user_id: components["schemas"]["Id"];
            name: components["schemas"]["StoredName"];
            /** @description The address of the user; null unless the caller is an owner of the project, or is this user. */
            email: components["schemas"]["Email"] | null;
            role: components["schemas"]["ProjectRole"];
            created_at: components["schemas"]["UtcInstant"];
        };
        /** @description A member without the address, which only owners see. */
        MemberData: {
            project_id: components["schemas"]["Id"];
            user_id: components["schemas"]["Id"];
            name: components["schemas"]["StoredName"];
            role: components["schemas"]["ProjectRole"];
            created_at: components["schemas"]["UtcInstant"];
        };
        MemberCreate: {
            user_id: components["schemas"]["GivenId"];
            role: components["schemas"]["ProjectRole"];
        };
        MemberUpdate: {
            role?: components["schemas"]["ProjectRole"];
        };
        AdminUser: {
            id: components["schemas"]["Id"];
            email: components["schemas"]["Email"];
            name: components["schemas"]["StoredName"];
            role: components["schemas"]["Role"];
            /** @description The time at which the user was disabled; null for an enabled user. */
            disabled_at: components["schemas"]["UtcInstant"] | null;
            created_at: components["schemas"]["UtcInstant"];
        };
        AdminUserCreate: {
            email: components["schemas"]["Email"];
            name: components["schemas"]["PersonName"];
            /**
             * @description The rights in the service.
             * @default user
             * @enum {string}
             */
            role: "user" | "admin";
            password?: components["schemas"]["Password"];
        };
        UserPasswordReplace: {
            new_password: components["schemas"]["Password"];
            /**
             * @description Whether the person has to replace it at the next sign-in with it.
             * @default true
             */
            must_change: boolean;
        };
        /**
         * @description A quota of `x-quotas`.
         * @enum {string}
         */
        QuotaName: "todos" | "projects" | "members" | "sections" | "labels" | "views" | "reminders" | "todo_reminders" | "invitations" | "webhooks" | "api_tokens" | "passkeys" | "remembered_devices" | "sessions" | "notifications" | "kept_responses" | "imports";
        /**
         * Format: int32
         * @description The largest use; 0 allows nothing.
         */
        QuotaLimit: number;
        QuotaUse: {
            name: components["schemas"]["QuotaName"];
            limit: components["schemas"]["QuotaLimit"];
            /**
             * Format: int32
             * @description It may be more than a limit that was lowered.
             */
            used: number;
            /**
             * @description What is counted.
             * @enum {string}
             */
            unit: "objects" | "bytes";
            /**
             * @description Whether it is counted for each user, for each project, or for each todo.
             * @enum {string}
             */
            per: "user" | "project" | "todo";
        };
        Usage: {
            quotas: components["schemas"]["QuotaUse"][];
        };
        /** @description Limits by quota. An absent one is the same as for all users. */
        QuotaLimits: {
            todos?: components["schemas"]["QuotaLimit"];
            projects?: components["schemas"]["QuotaLimit"];
            members?: components["schemas"]["QuotaLimit"];
            sections?: components["schemas"]["QuotaLimit"];
            labels?: components["schemas"]["QuotaLimit"];
            views?: components["schemas"]["QuotaLimit"];
            reminders?: components["schemas"]["QuotaLimit"];
            todo_reminders?: components["schemas"]["QuotaLimit"];
            invitations?: components["schemas"]["QuotaLimit"];
            webhooks?: components["schemas"]["QuotaLimit"];
            api_tokens?: components["schemas"]["QuotaLimit"];
            passkeys?: components["schemas"]["QuotaLimit"];
            remembered_devices?: components["schemas"]["QuotaLimit"];
            sessions?: components["schemas"]["QuotaLimit"];
            notifications?: components["schemas"]["QuotaLimit"];
            kept_responses?: components["schemas"]["QuotaLimit"];
            imports?: components["schemas"]["QuotaLimit"];
        };
        UserQuotas: {
            limits: components["schemas"]["QuotaLimits"];
            quotas: components["schemas"]["QuotaUse"][];
        };
        UserQuotasUpdate: {
            limits: components["schemas"]["QuotaLimits"];
        };
        AdminUserUpdate: {
            role?: components["schemas"]["Role"];
            /** @description Whether the user is disabled. A disabled user cannot use the service. */
            disabled?: boolean;
        };
        /** @description It lets one person register. */
        ServiceInvitation: {
            id: components["schemas"]["Id"];
            /** @description The only address that can register with it; null where it was made as a link, for any address. */
            email: components["schemas"]["Email"] | null;
            status: components["schemas"]["ServiceInvitationStatus"];
            /** @description The admin who made it; null where the command line did. */
            invited_by: components["schemas"]["Id"] | null;
            /** @description The account that was created with it; null where there is none. */
            user_id: components["schemas"]["Id"] | null;
            created_at: components["schemas"]["UtcInstant"];
            expires_at: components["schemas"]["UtcInstant"];
        };
        /**
         * @description A pending invitation can be used until it expires. A void one is of an admin who is none any more.
         * @enum {string}
         */
        ServiceInvitationStatus: "pending" | "accepted" | "expired" | "void";
        ServiceInvitationCreate: {
            /** @description Where the invitation is sent. Absent for a link. */
            email?: components["schemas"]["Email"];
        };
        /** @description An invitation with its link, if it was not sent by email. */
        ServiceInvitationWithLink: {
            id: components["schemas"]["Id"];
            /** @description The only address that can register with it; null where it was made as a link, for any address. */
            email: components["schemas"]["Email"] | null;
            status: components["schemas"]["ServiceInvitationStatus"];
            /** @description The admin who made it; null where the command line did. */
            invited_by: components["schemas"]["Id"] | null;
            /** @description The account that was created with it; null where there is none. */
            user_id: components["schemas"]["Id"] | null;
            created_at: components["schemas"]["UtcInstant"];
            expires_at: components["schemas"]["UtcInstant"];
            /** @description The page where a person registers with it, for one to pass on; null where it was sent by email. */
            link: string | null;
        };
        Invitation: {
            id: components["schemas"]["Id"];
            project_id: components["schemas"]["Id"];
            /** @description The invited user; null for an invitation by email. */
            user_id: components["schemas"]["Id"] | null;
            /** @description The invited address; null for an invitation by id. */
            email: components["schemas"]["Email"] | null;
            role: components["schemas"]["ProjectRole"];
            status: components["schemas"]["InvitationStatus"];
            /** @description The user who sent the invitation; null if the account no longer exists. */
            invited_by: components["schemas"]["Id"] | null;
            created_at: components["schemas"]["UtcInstant"];
            expires_at: components["schemas"]["UtcInstant"];
        };
        /**
         * @description A pending invitation can be accepted or declined until it expires.
         * @enum {string}
         */
        InvitationStatus: "pending" | "accepted" | "declined" | "expired";
        /** @description The person by exactly one of `user_id` and `email`. */
        InvitationCreate: {
            user_id?: components["schemas"]["GivenId"];
            email?: components["schemas"]["Email"];
            role: components["schemas"]["ProjectRole"];
        };
        /** @description A pending invitation, as the invited user sees it. */
        ReceivedInvitation: {
            id: components["schemas"]["Id"];
            project_id: components["schemas"]["Id"];
            project_name: components["schemas"]["StoredName"];
            role: components["schemas"]["ProjectRole"];
            invited_by: components["schemas"]["Id"];
            inviter_name: components["schemas"]["StoredName"];
            created_at: components["schemas"]["UtcInstant"];
            expires_at: components["schemas"]["UtcInstant"];
        };
        InvitationAnswer: {
            token: components["schemas"]["MailedToken"];
        };
        /** @description A token from an email of this service. */
        MailedToken: string;
        MailToken: {
            token: components["schemas"]["MailedToken"];
        };
        EmailChange: {
            email: components["schemas"]["Email"];
            /**
             * Format: password
             * @description The current password.
             */
            password: string;
        };
        PasswordResetRequest: {
            email: components["schemas"]["Email"];
        };
        PasswordReset: {
            token: components["schemas"]["MailedToken"];
            new_password: components["schemas"]["Password"];
        };
        /**
         * @description The kind of the notification.
         * @enum {string}
         */
        NotificationType: "project_created" | "project_invited" | "todo_assigned" | "todo_due_soon" | "reminder" | "todo_completed" | "webhook_disabled";
        Notification: {
            id: components["schemas"]["Id"];
            type: components["schemas"]["NotificationType"];
            /** @description The text of the notification. */
            message: string;
            /** @description The user who caused it; null if no user did, or if the account no longer exists. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the notification. */
            project_id: components["schemas"]["Id"] | null;
            /** @description The todo of the notification. */
            todo_id: components["schemas"]["Id"] | null;
            /** @description The reminder of a notification of type `reminder`; null for another, and once the reminder is deleted. */
            reminder_id: components["schemas"]["Id"] | null;
            /** @description Whether it is a reminder that comes late because the service was down at its time. */
            late: boolean;
            /** @description The time at which it was read; null while it is unread. */
            read_at: components["schemas"]["UtcInstant"] | null;
            created_at: components["schemas"]["UtcInstant"];
        };
        NotificationUpdate: {
            read?: boolean;
        };
        UnreadCount: {
            unread: components["schemas"]["TodoCount"];
        };
        ReadAll: {
            marked: components["schemas"]["TodoCount"];
        };
        Preferences: {
            /**
             * @description The user's time zone. Today, floating days and the times in emails are by it. It is UTC until the user chooses
             *     one.
             */
            time_zone: components["schemas"]["TimeZone"];
            /** @description The first day of the user's week. */
            week_start: components["schemas"]["Weekday"];
            /** @description The language and region in which dates are written to the user. */
            locale: components["schemas"]["Locale"];
            /**
             * Format: int32
             * @description The hour of the day, in the user's time zone, before which relative reminders of todos that are due on a day alone are counted.
             */
            reminder_hour: number;
            /**
             * @description The minutes before a todo is due at which the user gets a notification of type `todo_due_soon`, without a reminder of
             *     it: for todos that are assigned to the user, or else created by the user. Null for none. For a todo that is due on a
             *     day alone, 1440, a day, is the beginning of its day, and others are counted before `reminder_hour`.
             */
            default_reminder_minutes: number | null;
            /**
             * @description The hour of the day, in the user's time zone, at which the user gets the daily digest by email: the user's todos that
             *     are overdue or due today, and what other members have done since in projects that are not muted. A day without any of
             *     it has no email. Null for no digest. It comes to a confirmed address only, once a day at most.
             */
            digest_hour: number | null;
            /** @description Whether notifications of each type are also sent by email. */
            mail: {
                /** @description A project of yours was created. */
                project_created: boolean;
                /** @description You were invited to a project by your id. An invitation by email is always sent, because the email has the token. */
                project_invited: boolean;
                /** @description Another user assigned a todo to you. */
                todo_assigned: boolean;
                /** @description A todo of yours is due soon, as `default_reminder_minutes` says. */
                todo_due_soon: boolean;
                /** @description It is time for a reminder of yours. */
                reminder: boolean;
                /** @description Another user completed a todo that you created or that was assigned to you. */
                todo_completed: boolean;
                /** @description A webhook of yours was disabled because its receiver returned 410 or failed. */
                webhook_disabled: boolean;
            };
        };
        PreferencesUpdate: {
            time_zone?: components["schemas"]["TimeZone"];
            week_start?: components["schemas"]["Weekday"];
            locale?: components["schemas"]["Locale"];
            /**
             * Format: int32
             * @description The hour of the day, in the user's time zone, before which relative reminders of todos that are due on a day alone are counted.
             */
            reminder_hour?: number;
            /**
             * @description The minutes before a todo is due at which the user gets a notification of type `todo_due_soon`, without a reminder of
             *     it: for todos that are assigned to the user, or else created by the user. Null for none. For a todo that is due on a
             *     day alone, 1440, a day, is the beginning of its day, and others are counted before `reminder_hour`.
             */
            default_reminder_minutes?: number | null;
            /**
             * @description The hour of the day, in the user's time zone, at which the user gets the daily digest by email: the user's todos that
             *     are overdue or due today, and what other members have done since in projects that are not muted. A day without any of
             *     it has no email. Null for no digest. It comes to a confirmed address only, once a day at most.
             */
            digest_hour?: number | null;
            mail?: {
                /** @description A project of yours was created. */
                project_created?: boolean;
                /** @description You were invited to a project by your id. An invitation by email is always sent, because the email has the token. */
                project_invited?: boolean;
                /** @description Another user assigned a todo to you. */
                todo_assigned?: boolean;
                /** @description A todo of yours is due soon, as `default_reminder_minutes` says. */
                todo_due_soon?: boolean;
                /** @description It is time for a reminder of yours. */
                reminder?: boolean;
                /** @description Another user completed a todo that you created or that was assigned to you. */
                todo_completed?: boolean;
                /** @description A webhook of yours was disabled because its receiver returned 410 or failed. */
                webhook_disabled?: boolean;
            };
        };
        /**
         * @description Where the value is from: `default`, where it is not set; `environment`, to which a file `.env` adds; `file`, by the
         *     variable of that name with `_FILE`.
         * @enum {string}
         */
        ConfigurationSource: "default" | "environment" | "file";
        ConfiguredVariable: {
            /** @description The name of the environment variable. */
            name: string;
            /** @description The value, `********` for a secret; null where there is none. */
            value: string | null;
            source: components["schemas"]["ConfigurationSource"];
            /** @description Whether its value is not shown. */
            secret: boolean;
        };
        Configuration: {
            /** @description In the order of the documentation. */
            variables: components["schemas"]["ConfiguredVariable"][];
        };
        RowCount: {
            /** Format: int64 */
            count: number;
            /** @description Whether it was counted; else it is an estimate. */
            exact: boolean;
        };
        JobCount: {
            state: components["schemas"]["JobState"];
            /** Format: int64 */
            count: number;
            /** @description Whether it was counted; else it is an estimate. */
            exact: boolean;
        };
        TableSize: {
            /** @description The table, with its schema unless that is `public`. */
            name: string;
            /**
             * Format: int64
             * @description With its indexes.
             */
            bytes: number;
        };
        ServiceUsage: {
            users: components["schemas"]["RowCount"];
            projects: components["schemas"]["RowCount"];
            todos: components["schemas"]["RowCount"];
            events: components["schemas"]["RowCount"];
            webhooks: components["schemas"]["RowCount"];
            /** @description The background jobs of each state that has some. */
            jobs: components["schemas"]["JobCount"][];
            /**
             * Format: int64
             * @description The size of the database.
             */
            database_bytes: number;
            /**
             * Format: int64
             * @description The part of it for responses that are stored for an `Idempotency-Key`.
             */
            stored_response_bytes: number;
            /** @description The ten largest tables, the largest first. */
            tables: components["schemas"]["TableSize"][];
        };
        /** @description The kind of background work. */
        QueueName: string;
        /**
         * @description The state in pg-boss. `retry` waits for the next attempt.
         * @enum {string}
         */
        JobState: "created" | "retry" | "active" | "completed" | "cancelled" | "failed";
        Job: {
            id: components["schemas"]["Id"];
            queue: components["schemas"]["QueueName"];
            state: components["schemas"]["JobState"];
            /** Format: int32 */
            attempts: number;
            /** Format: int32 */
            max_attempts: number;
            /** @description The reason why the last attempt failed. */
            error: string | null;
            created_at: components["schemas"]["UtcInstant"];
            run_at: components["schemas"]["UtcInstant"];
            /** @description The time at which the job was completed or cancelled, or failed for the last time. */
            finished_at: components["schemas"]["UtcInstant"] | null;
        };
        /**
         * Format: uuid
         * @description The permanent id of the event.
         */
        EventId: string;
        /** @description A change. `data` is the object after the change; for a deleted object, its last state. */
        Event: components["schemas"]["TodoEvent"] | components["schemas"]["TodoRemovedEvent"] | components["schemas"]["TodoPurgedEvent"] | components["schemas"]["ProjectEvent"] | components["schemas"]["ProjectPurgedEvent"] | components["schemas"]["SectionEvent"] | components["schemas"]["LabelEvent"] | components["schemas"]["ViewEvent"] | components["schemas"]["ReminderEvent"] | components["schemas"]["ReminderDueEvent"] | components["schemas"]["MemberEvent"] | components["schemas"]["NotificationEvent"] | components["schemas"]["UserEvent"];
        /** @description A todo was created, changed, deleted, or restored from the trash. */
        TodoEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "todo.created" | "todo.updated" | "todo.deleted" | "todo.restored";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["Todo"];
            changes: components["schemas"]["Changes"];
        };
        /** @description A todo left the project. Users who can see its new project also receive `todo.updated`. */
        TodoRemovedEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "todo.removed";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["TodoReference"];
            changes: components["schemas"]["Changes"];
        };
        /** @description A project was created, changed, deleted with its todos, or restored with them. */
        ProjectEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "project.created" | "project.updated" | "project.deleted" | "project.restored";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["ProjectData"];
            changes: components["schemas"]["Changes"];
        };
        /** @description A todo in the trash was deleted permanently. */
        TodoPurgedEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "todo.purged";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["TodoReference"];
            changes: components["schemas"]["Changes"];
        };
        /** @description A project in the trash was deleted permanently, with its todos. */
        ProjectPurgedEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "project.purged";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["ProjectReference"];
            changes: components["schemas"]["Changes"];
        };
        /** @description A section was created, changed, moved or deleted. Each todo of a deleted section has an event of its own. */
        SectionEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "section.created" | "section.updated" | "section.deleted";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["Section"];
            changes: components["schemas"]["Changes"];
        };
        /** @description A label was created, changed or deleted. Each todo that loses a deleted label has an event of its own. */
        LabelEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "label.created" | "label.updated" | "label.deleted";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["Label"];
            changes: components["schemas"]["Changes"];
        };
        /**
         * @description A reminder of the caller was created or deleted, or has another time: it was snoozed, or its todo has another due date. The
         *     `data` is the reminder after all changes of its request.
         */
        ReminderEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "reminder.created" | "reminder.updated" | "reminder.deleted";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["Reminder"];
            changes: components["schemas"]["Changes"];
        };
        /** @description It is time for a reminder of the caller. */
        ReminderDueEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "reminder.due";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["ReminderDue"];
            changes: components["schemas"]["Changes"];
        };
        /** @description A view was created, changed or deleted. */
        ViewEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "view.created" | "view.updated" | "view.deleted";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["View"];
            changes: components["schemas"]["Changes"];
        };
        /** @description A user became a member of a project, got another role, or left. */
        MemberEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "member.added" | "member.updated" | "member.removed";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["MemberData"];
            changes: components["schemas"]["Changes"];
        };
        /** @description The caller received a notification. */
        NotificationEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "notification.created";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["Notification"];
            changes: components["schemas"]["Changes"];
        };
        /** @description The caller's own account was changed. */
        UserEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.updated";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description The user who made the change; null if no user did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project of the event; null for none. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["User"];
            changes: components["schemas"]["Changes"];
        };
        TodoReference: {
            id: components["schemas"]["Id"];
        };
        ProjectReference: {
            id: components["schemas"]["Id"];
        };
        /** @description A project as all its members see it, without the role of the caller. */
        ProjectData: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["StoredName"];
            description: components["schemas"]["ProjectDescription"];
            /** @description The color; null for none. */
            color: components["schemas"]["Color"] | null;
            icon: components["schemas"]["ProjectIcon"];
            default_view: components["schemas"]["ProjectView"];
            status: components["schemas"]["ProjectStatus"];
            owner_id: components["schemas"]["Id"];
            task_count: components["schemas"]["TodoCount"];
            open_task_count: components["schemas"]["TodoCount"];
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
        };
        /** @description The changed members with their old and new values; `[]` for a new or a deleted object. */
        Changes: {
            member: string;
            from: components["schemas"]["MemberValue"];
            to: components["schemas"]["MemberValue"];
        }[];
        MemberValue: string | number | boolean | components["schemas"]["Id"][] | null;
        SyncPage: {
            changes: components["schemas"]["SyncChange"][];
            /** @description The cursor of the next page. Opaque. */
            cursor: string;
            /** @description Whether the next page already has changes. */
            has_more: boolean;
        };
        SyncChange: components["schemas"]["SyncProject"] | components["schemas"]["SyncSection"] | components["schemas"]["SyncLabel"] | components["schemas"]["SyncView"] | components["schemas"]["SyncTodo"] | components["schemas"]["SyncReminder"];
        SyncProject: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "project";
            id: components["schemas"]["Id"];
            project: components["schemas"]["Project"] | null;
        };
        SyncSection: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "section";
            id: components["schemas"]["Id"];
            section: components["schemas"]["Section"] | null;
        };
        SyncLabel: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "label";
            id: components["schemas"]["Id"];
            label: components["schemas"]["Label"] | null;
        };
        SyncView: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "view";
            id: components["schemas"]["Id"];
            view: components["schemas"]["View"] | null;
        };
        SyncTodo: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "todo";
            id: components["schemas"]["Id"];
            todo: components["schemas"]["Todo"] | null;
        };
        SyncReminder: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "reminder";
            id: components["schemas"]["Id"];
            reminder: components["schemas"]["Reminder"] | null;
        };
        Batch: {
            /**
             * @description Whether a failed operation rolls back the whole batch.
             * @default false
             */
            atomic: boolean;
            /** @description The operations, in order. Their ids must be different. */
            operations: components["schemas"]["BatchOperation"][];
        };
        BatchOperation: {
            /** @description The name for references in later operations. */
            id?: string;
            /** @enum {string} */
            method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
            /** @description The path with its query, as in the URL. References are in braces. */
            path: string;
            headers?: components["schemas"]["BatchRequestHeaders"];
            /** @description Any JSON value. `{"$result": "..."}` in it is a reference. */
            body?: unknown;
        };
        /** @description The headers of the operation. The default `Content-Type` is `application/json`. */
        BatchRequestHeaders: {
            "Content-Type"?: string;
            /** @description The key of this operation. It must differ from the key of the batch. */
            "Idempotency-Key"?: string;
            "If-Match"?: string;
            "If-None-Match"?: string;
        };
        BatchResults: {
            /** @description False if an atomic batch failed and was rolled back. */
            committed: boolean;
            /** @description The result of each operation, in order. */
            results: components["schemas"]["BatchResult"][];
        };
        BatchResult: {
            /**
             * Format: int32
             * @description The status that the operation would have on its own.
             */
            status: number;
            headers: components["schemas"]["BatchResultHeaders"];
            /** @description The response body of the operation: JSON, or a string for another media type. Absent if the response has no body. */
            body?: unknown;
        };
        /** @description The declared headers of the response, such as `Location` and `ETag`, and its `Content-Type`. */
        BatchResultHeaders: {
            [key: string]: string;
        };
        /** @description A position in the change log. Opaque. */
        EventCursor: string;
        /**
         * @description The type of the event.
         * @enum {string}
         */
        EventType: "todo.created" | "todo.updated" | "todo.deleted" | "todo.removed" | "todo.restored" | "todo.purged" | "project.created" | "project.updated" | "project.deleted" | "project.restored" | "project.purged" | "section.created" | "section.updated" | "section.deleted" | "label.created" | "label.updated" | "label.deleted" | "view.created" | "view.updated" | "view.deleted" | "reminder.created" | "reminder.updated" | "reminder.deleted" | "reminder.due" | "member.added" | "member.updated" | "member.removed" | "notification.created" | "user.updated";
        StreamEvent: components["schemas"]["Event"] | components["schemas"]["StreamEnded"];
        /** @description The last event of a stream. */
        StreamEnded: {
            /** @enum {string} */
            type: "stream.ended";
            reason: components["schemas"]["EndReason"];
        };
        /**
         * @description Why the stream ended. After `too_slow` and `shutting_down`, resume from the last event. After any other reason,
         *     sign in again.
         * @enum {string}
         */
        EndReason: "token_expired" | "session_ended" | "too_slow" | "shutting_down";
        EventTicket: {
            ticket: string;
            expires_at: components["schemas"]["UtcInstant"];
        };
        /** @description A message from the client over the WebSocket of events. */
        SocketRequest: components["schemas"]["SocketSubscribe"] | components["schemas"]["SocketUnsubscribe"];
        /** @description The name of a subscription, chosen by the client. */
        SubscriptionId: string;
        SocketSubscribe: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "subscribe";
            id: components["schemas"]["SubscriptionId"];
            since?: components["schemas"]["EventCursor"];
            types?: components["schemas"]["EventType"][];
            project_id?: components["schemas"]["GivenId"];
        };
        SocketUnsubscribe: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "unsubscribe";
            id: components["schemas"]["SubscriptionId"];
        };
        /** @description A message from the service over the WebSocket of events. */
        SocketMessage: components["schemas"]["SocketSubscribed"] | components["schemas"]["SocketEvent"] | components["schemas"]["SocketRefused"] | components["schemas"]["SocketEnded"];
        SocketSubscribed: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "subscribed";
            id: components["schemas"]["SubscriptionId"];
            cursor: components["schemas"]["EventCursor"];
        };
        SocketEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "event";
            id: components["schemas"]["SubscriptionId"];
            cursor: components["schemas"]["EventCursor"];
            event: components["schemas"]["Event"];
        };
        /** @description A subscription was rejected. */
        SocketRefused: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "refused";
            id: components["schemas"]["SubscriptionId"];
            code: components["schemas"]["ProblemCode"];
            title: string;
        };
        /** @description The last message before the service closes the WebSocket. */
        SocketEnded: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ended";
            reason: components["schemas"]["EndReason"];
        };
        /**
         * Format: uri
         * @description The URL to which events are sent. It must be https, have no user or password, and resolve to a public address,
         *     unless the service is configured to allow other URLs. Its scheme and host are returned in lower case.
         */
        ReceiverUrl: string;
        /**
         * Format: uri
         * @description The URL to which events are sent.
         */
        WebhookUrl: string;
        /** @description The purpose of the webhook, in the owner's words. */
        WebhookDescription: string | null;
        /** @description Only events of these types; `[]` for all types. */
        WebhookEventTypes: components["schemas"]["EventType"][];
        /**
         * @description Only events of todos that fulfil this condition, after the change or before it, in the language of `GET /todos?filter=`; null for
         *     all events. It is read for the owner: `me` and `today` are the owner's. `todo.removed` and `todo.purged` have no
         *     todo, and are sent whatever it was.
         */
        WebhookFilter: string | null;
        /** @description A URL to which the service sends the events that the owner can see. */
        Webhook: {
            id: components["schemas"]["Id"];
            url: components["schemas"]["WebhookUrl"];
            description: components["schemas"]["WebhookDescription"];
            event_types: components["schemas"]["WebhookEventTypes"];
            /** @description Only events in this project; null for all events that the owner can see. */
            project_id: components["schemas"]["Id"] | null;
            filter: components["schemas"]["WebhookFilter"];
            enabled: boolean;
            /**
             * @description Why the service disabled the webhook. `gone`: the receiver returned 410. `failing`: all attempts of five
             *     days failed. `password_reset`: a new password was set by email. `api_token_ended`: the API token that made it
             *     was deleted. `filter_unreadable`: a day that its filter counts from today has left the calendar. Null if it is
             *     enabled, or if its owner disabled it.
             */
            disabled_reason: ("gone" | "failing" | "password_reset" | "api_token_ended" | "filter_unreadable") | null;
            /** @description The time of the first failed attempt after the last success; null if there is none. */
            failing_since: components["schemas"]["UtcInstant"] | null;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
        };
        /** @description A new webhook with its secret. */
        WebhookWithSecret: {
            id: components["schemas"]["Id"];
            url: components["schemas"]["WebhookUrl"];
            description: components["schemas"]["WebhookDescription"];
            event_types: components["schemas"]["WebhookEventTypes"];
            /** @description Only events in this project; null for all events that the owner can see. */
            project_id: components["schemas"]["Id"] | null;
            filter: components["schemas"]["WebhookFilter"];
            enabled: boolean;
            /**
             * @description Why the service disabled the webhook. `gone`: the receiver returned 410. `failing`: all attempts of five
             *     days failed. `password_reset`: a new password was set by email. `api_token_ended`: the API token that made it
             *     was deleted. `filter_unreadable`: a day that its filter counts from today has left the calendar. Null if it is
             *     enabled, or if its owner disabled it.
             */
            disabled_reason: ("gone" | "failing" | "password_reset" | "api_token_ended" | "filter_unreadable") | null;
            /** @description The time of the first failed attempt after the last success; null if there is none. */
            failing_since: components["schemas"]["UtcInstant"] | null;
            /**
             * Format: int32
             * @description The version number. It increases with each change.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
            secret: components["schemas"]["WebhookSigningSecret"];
        };
        WebhookCreate: {
            url: components["schemas"]["ReceiverUrl"];
            description?: components["schemas"]["WebhookDescription"];
            /**
             * @description Only events of these types; `[]` for all types.
             * @default []
             */
            event_types: components["schemas"]["EventType"][];
            /** @description Only events in this project. */
            project_id?: components["schemas"]["GivenId"] | null;
            filter?: components["schemas"]["WebhookFilter"];
            /** @default true */
            enabled: boolean;
        };
        WebhookUpdate: {
            url?: components["schemas"]["ReceiverUrl"];
            description?: components["schemas"]["WebhookDescription"];
            event_types?: components["schemas"]["WebhookEventTypes"];
            /** @description Only events in this project. */
            project_id?: components["schemas"]["GivenId"] | null;
            filter?: components["schemas"]["WebhookFilter"];
            enabled?: boolean;
        };
        /** @description The signing secret. The key is the part after `whsec_`, decoded from base64. It is shown once. */
        WebhookSigningSecret: string;
        WebhookSecret: {
            secret: components["schemas"]["WebhookSigningSecret"];
            previous_expires_at: components["schemas"]["UtcInstant"];
        };
        /**
         * @description `pending`: another attempt follows. `succeeded`: the receiver returned 2xx. `failed`: no attempt follows.
         *     `cancelled`: the webhook was disabled, or its owner can no longer see the event.
         * @enum {string}
         */
        WebhookDeliveryState: "pending" | "succeeded" | "failed" | "cancelled";
        /** @description The delivery of an event to a webhook. */
        WebhookDelivery: {
            id: components["schemas"]["Id"];
            webhook_id: components["schemas"]["Id"];
            event_id: components["schemas"]["EventId"];
            /** @description An event type or `webhook.test`. */
            event_type: string;
            state: components["schemas"]["WebhookDeliveryState"];
            /** Format: int32 */
            attempts: number;
            /** @description The time of the next attempt; null if there is none. */
            next_attempt_at: components["schemas"]["UtcInstant"] | null;
            /** @description The time of the last attempt; null before the first one. */
            last_attempt_at: components["schemas"]["UtcInstant"] | null;
            /**
             * Format: int32
             * @description The status of the response to the last attempt; null if there was no response.
             */
            response_status: number | null;
            /** @description The reason why the last attempt failed, or why there are no more attempts. */
            error: string | null;
            created_at: components["schemas"]["UtcInstant"];
            /** @description The time at which the delivery succeeded or was given up. */
            finished_at: components["schemas"]["UtcInstant"] | null;
        };
        /** @description The delivery of an event to a webhook, with its request and the last response. */
        WebhookDeliveryDetail: {
            id: components["schemas"]["Id"];
            webhook_id: components["schemas"]["Id"];
            event_id: components["schemas"]["EventId"];
            /** @description An event type or `webhook.test`. */
            event_type: string;
            state: components["schemas"]["WebhookDeliveryState"];
            /** Format: int32 */
            attempts: number;
            /** @description The time of the next attempt; null if there is none. */
            next_attempt_at: components["schemas"]["UtcInstant"] | null;
            /** @description The time of the last attempt; null before the first one. */
            last_attempt_at: components["schemas"]["UtcInstant"] | null;
            /**
             * Format: int32
             * @description The status of the response to the last attempt; null if there was no response.
             */
            response_status: number | null;
            /** @description The reason why the last attempt failed, or why there are no more attempts. */
            error: string | null;
            created_at: components["schemas"]["UtcInstant"];
            /** @description The time at which the delivery succeeded or was given up. */
            finished_at: components["schemas"]["UtcInstant"] | null;
            /** @description The request of the last attempt, or of the first one if there was none yet. */
            request: {
                url: components["schemas"]["WebhookUrl"];
                /** @description The headers without the signature; `[]` before the first attempt. */
                headers: {
                    name: string;
                    value: string;
                }[];
                /** @description The exact text that is signed. */
                body: string;
            };
            /** @description The start of the response body of the last attempt. */
            response_body: string | null;
        };
        /** @description The event that `POST /webhooks/{webhook_id}/test` sends. */
        WebhookTestEvent: {
            id: components["schemas"]["EventId"];
            /** @enum {string} */
            type: "webhook.test";
            occurred_at: components["schemas"]["UtcInstant"];
            actor_id: components["schemas"]["Id"];
            /** @description Null, since a test belongs to no project. */
            project_id: components["schemas"]["Id"] | null;
            data: {
                webhook_id: components["schemas"]["Id"];
            };
            changes: components["schemas"]["Changes"];
        };
        /** @description An error (RFC 9457). */
        Problem: {
            /**
             * Format: uri-reference
             * @description The address of a page about the code.
             */
            type: string;
            /** @description The meaning of the code. */
            title: string;
            /** Format: int32 */
            status: number;
            /** @description The details of this error. */
            detail?: string;
            code: components["schemas"]["ProblemCode"];
            /** @description The id of the request, to find it in the service's log. */
            request_id: string;
            /** @description Where the request violates this document. All violations are reported, at most 20. */
            errors?: components["schemas"]["ProblemError"][];
            quota?: components["schemas"]["ExceededQuota"];
            mfa?: components["schemas"]["MfaChallenge"];
            link?: components["schemas"]["LinkChallenge"];
        };
        /** @description What a sign-in with a second factor needs next. It is in the `mfa_required` of `POST /auth/token`. */
        MfaChallenge: {
            /** @description For the grant `mfa`. */
            mfa_token: string;
            /**
             * Format: int32
             * @description The lifetime of the token in seconds.
             */
            expires_in: number;
            /** @description What the account has. `totp` and `recovery_code` are kinds of `code`. */
            methods: ("totp" | "passkey" | "recovery_code")[];
        };
        /** @description The quota of a `quota_exceeded`. */
        ExceededQuota: {
            name: components["schemas"]["QuotaName"];
            limit: components["schemas"]["QuotaLimit"];
            /** Format: int32 */
            used: number;
        };
        ProblemError: {
            /**
             * @description The part of the request.
             * @enum {string}
             */
            location: "path" | "query" | "headers" | "cookies" | "body";
            /** @description A JSON pointer into that part (RFC 6901). */
            pointer: string;
            /** @description The reason in words, for people. */
            message: string;
            /** @description The rule that was violated. */
            code: string;
        };
        /**
         * @description The closed list of error codes. Use them in programs, not the texts.
         * @enum {string}
         */
        ProblemCode: "malformed_request" | "unauthenticated" | "token_expired" | "user_not_found" | "invalid_credentials" | "invalid_grant" | "mfa_token_invalid" | "sign_in_invalid" | "logout_token_invalid" | "password_change_required" | "forbidden" | "insufficient_scope" | "step_up_required" | "password_incorrect" | "mfa_required" | "code_incorrect" | "passkey_refused" | "mfa_setup_required" | "link_required" | "email_unverified" | "password_sign_in_off" | "registration_closed" | "foreign_origin" | "batch_not_allowed" | "not_found" | "todo_not_found" | "section_not_found" | "label_not_found" | "view_not_found" | "reminder_not_found" | "session_not_found" | "remembered_device_not_found" | "provider_not_found" | "identity_not_found" | "api_token_not_found" | "passkey_not_found" | "invitation_not_found" | "notification_not_found" | "trash_item_not_found" | "job_not_found" | "webhook_not_found" | "delivery_not_found" | "project_not_found" | "member_not_found" | "account_not_found" | "method_not_allowed" | "request_timeout" | "conflict" | "email_taken" | "password_too_common" | "cursor_invalid" | "cursor_expired" | "already_invited" | "email_unconfirmed" | "invitation_declined" | "invitation_invalid" | "mail_token_invalid" | "last_sign_in_method" | "job_state" | "webhook_url_refused" | "webhook_disabled" | "project_archived" | "project_deleted" | "unknown_project" | "todo_not_in_list" | "todo_not_recurring" | "recurrence_ended" | "assignee_not_member" | "unknown_section" | "label_name_taken" | "unknown_label" | "unknown_parent" | "parent_in_subtree" | "subtasks_too_deep" | "too_many_subtasks" | "projects_too_deep" | "too_many_subprojects" | "unknown_view" | "view_filter_unreadable" | "already_member" | "unknown_user" | "last_owner" | "last_admin" | "account_disabled" | "passkey_exists" | "totp_enabled" | "totp_not_started" | "no_second_factor" | "quota_exceeded" | "idempotency_key_reused" | "idempotency_in_flight" | "too_many_todos" | "batch_id_repeated" | "batch_reference_invalid" | "batch_results_too_large" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "upgrade_required" | "validation_failed" | "batch_rolled_back" | "rate_limited" | "concurrency_limited" | "headers_too_large" | "internal_error" | "unavailable" | "provider_unavailable" | "maintenance";
    };
    responses: {
        /** @description The resource has not changed. */
        NotModified: {
            headers: {
                /**
                 * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                 *     values of a member, such as their `role` in a project, get different tags.
                 * @example "1"
                 */
                ETag: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON. */
        MalformedRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/malformed_request",
                 *       "title": "The request could not be read",
                 *       "status": 400,
                 *       "detail": "The body is not valid JSON.",
                 *       "code": "malformed_request",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `unauthenticated`: The bearer token is missing or invalid.
         *     - `token_expired`: The access token has expired. Request a new one.
         *     - `user_not_found`: The token is valid, but its user has been deleted or disabled.
         */
        Unauthenticated: {
            headers: {
                /**
                 * @description How to authenticate, and the error (RFC 6750, 3).
                 * @example Bearer realm="taskpact"
                 */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unauthenticated",
                 *       "title": "Authentication is required",
                 *       "status": 401,
                 *       "code": "unauthenticated",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `insufficient_scope`: the API token lacks the scope for this operation. */
        InsufficientScopeOfSetup: {
            headers: {
                /**
                 * @description The scope that the API token lacks (RFC 6750, 3.1).
                 * @example Bearer realm="taskpact", error="insufficient_scope", scope="todos:write"
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/insufficient_scope",
                 *       "title": "The token lacks the scope for this operation",
                 *       "status": 403,
                 *       "code": "insufficient_scope",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `insufficient_scope`: The API token lacks the scope for this operation.
         *     - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
         *       `POST /users/me/totp` or `POST /users/me/passkeys/options`.
         */
        InsufficientScope: {
            headers: {
                /**
                 * @description The scope that the API token lacks (RFC 6750, 3.1).
                 * @example Bearer realm="taskpact", error="insufficient_scope", scope="todos:write"
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/insufficient_scope",
                 *       "title": "The token lacks the scope for this operation",
                 *       "status": 403,
                 *       "code": "insufficient_scope",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `forbidden`: The caller's role does not allow this operation.
         *     - `insufficient_scope`: The API token lacks the scope for this operation.
         *     - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
         *       `POST /users/me/totp` or `POST /users/me/passkeys/options`.
         */
        Forbidden: {
            headers: {
                /**
                 * @description The scope that the API token lacks (RFC 6750, 3.1).
                 * @example Bearer realm="taskpact", error="insufficient_scope", scope="todos:write"
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/forbidden",
                 *       "title": "Insufficient permissions",
                 *       "status": 403,
                 *       "code": "forbidden",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `registration_closed`: this request may not create an account. `detail` says what it takes. */
        RegistrationClosed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/registration_closed",
                 *       "title": "You cannot register here",
                 *       "status": 403,
                 *       "code": "registration_closed",
                 *       "detail": "Registration is by invitation. Ask an admin of this service for one.",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `foreign_origin`: the request, for a cookie session or from a page of a sign-in or a logout, must come from a page of the
         *     service's own origin.
         */
        ForeignOrigin: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/foreign_origin",
                 *       "title": "Cookie sessions are for pages of the service's own origin",
                 *       "status": 403,
                 *       "code": "foreign_origin",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `insufficient_scope`: no API token has access. */
        NoApiToken: {
            headers: {
                /**
                 * @description The scope that the API token lacks (RFC 6750, 3.1).
                 * @example Bearer realm="taskpact", error="insufficient_scope", scope="todos:write"
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/insufficient_scope",
                 *       "title": "The token lacks the scope for this operation",
                 *       "status": 403,
                 *       "code": "insufficient_scope",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
         *       then repeat the request.
         *     - `insufficient_scope`: No API token has access.
         */
        StepUpRequiredOfSetup: {
            headers: {
                /**
                 * @description How recent an authentication is needed, in seconds (RFC 9470, 3), or the scope that the API token lacks (RFC 6750,
                 *     3.1).
                 * @example Bearer realm="taskpact", error="insufficient_user_authentication", max_age=300
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/step_up_required",
                 *       "title": "A recent authentication is required",
                 *       "status": 403,
                 *       "detail": "Authenticate at most 300 seconds before.",
                 *       "code": "step_up_required",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
         *       then repeat the request.
         *     - `insufficient_scope`: No API token has access.
         *     - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
         *       `POST /users/me/totp` or `POST /users/me/passkeys/options`.
         */
        StepUpRequired: {
            headers: {
                /**
                 * @description How recent an authentication is needed, in seconds (RFC 9470, 3), or the scope that the API token lacks (RFC 6750,
                 *     3.1).
                 * @example Bearer realm="taskpact", error="insufficient_user_authentication", max_age=300
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/step_up_required",
                 *       "title": "A recent authentication is required",
                 *       "status": 403,
                 *       "detail": "Authenticate at most 300 seconds before.",
                 *       "code": "step_up_required",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `forbidden`: The caller's role does not allow this operation.
         *     - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
         *       then repeat the request.
         *     - `insufficient_scope`: No API token has access.
         *     - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
         *       `POST /users/me/totp` or `POST /users/me/passkeys/options`.
         */
        ForbiddenOrStepUp: {
            headers: {
                /**
                 * @description How recent an authentication is needed, in seconds (RFC 9470, 3), or the scope that the API token lacks (RFC 6750,
                 *     3.1).
                 * @example Bearer realm="taskpact", error="insufficient_user_authentication", max_age=300
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/step_up_required",
                 *       "title": "A recent authentication is required",
                 *       "status": 403,
                 *       "detail": "Authenticate at most 300 seconds before.",
                 *       "code": "step_up_required",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `remembered_device_not_found`: the caller has no such remembered device. */
        RememberedDeviceNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/remembered_device_not_found",
                 *       "title": "Remembered device not found",
                 *       "status": 404,
                 *       "code": "remembered_device_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `session_not_found`: the caller has no such session. */
        SessionNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/session_not_found",
                 *       "title": "Session not found",
                 *       "status": 404,
                 *       "code": "session_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `passkey_not_found`: the caller has no such passkey. */
        PasskeyNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/passkey_not_found",
                 *       "title": "Passkey not found",
                 *       "status": 404,
                 *       "code": "passkey_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `api_token_not_found`: the caller has no such API token. */
        ApiTokenNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/api_token_not_found",
                 *       "title": "API token not found",
                 *       "status": 404,
                 *       "code": "api_token_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `project_not_found`: the caller is not a member of such a project. */
        ProjectNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/project_not_found",
                 *       "title": "Project not found",
                 *       "status": 404,
                 *       "code": "project_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `project_not_found`: The caller is not a member of such a project.
         *     - `member_not_found`: The project has no such member.
         */
        MemberNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/member_not_found",
                 *       "title": "Member not found",
                 *       "status": 404,
                 *       "code": "member_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `account_not_found`: there is no such user. */
        AccountNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/account_not_found",
                 *       "title": "Account not found",
                 *       "status": 404,
                 *       "code": "account_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `project_not_found`: The caller is not a member of such a project.
         *     - `invitation_not_found`: The project has no such invitation.
         */
        InvitationNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/invitation_not_found",
                 *       "title": "Invitation not found",
                 *       "status": 404,
                 *       "code": "invitation_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invitation_not_found`: There is no such invitation to the service. */
        ServiceInvitationNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/invitation_not_found",
                 *       "title": "Invitation not found",
                 *       "status": 404,
                 *       "code": "invitation_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invitation_not_found`: The caller has no such pending invitation. It may have been answered, withdrawn or expired,
         *     or its sender is no longer an owner.
         */
        ReceivedInvitationNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/invitation_not_found",
                 *       "title": "Invitation not found",
                 *       "status": 404,
                 *       "code": "invitation_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `notification_not_found`: the caller has no such notification. */
        NotificationNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/notification_not_found",
                 *       "title": "Notification not found",
                 *       "status": 404,
                 *       "code": "notification_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `trash_item_not_found`: the caller's trash has no such item. */
        TrashItemNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/trash_item_not_found",
                 *       "title": "No such item in the trash",
                 *       "status": 404,
                 *       "code": "trash_item_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `job_not_found`: there is no such job, or it finished so long ago that it has been deleted. */
        JobNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/job_not_found",
                 *       "title": "Job not found",
                 *       "status": 404,
                 *       "code": "job_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `webhook_not_found`: the caller has no such webhook. */
        WebhookNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/webhook_not_found",
                 *       "title": "Webhook not found",
                 *       "status": 404,
                 *       "code": "webhook_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `delivery_not_found`: there is no such webhook of the caller, the webhook has no such delivery, or the caller
         *     can no longer see the event.
         */
        WebhookDeliveryNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/delivery_not_found",
                 *       "title": "Delivery not found",
                 *       "status": 404,
                 *       "code": "delivery_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The receiver accepts the event. The service ignores the response body. */
        WebhookTaken: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The receiver wants no more events. The webhook is disabled, and its owner is notified. */
        WebhookGone: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description Any other status, including a redirect, or no response within 15 seconds: the attempt has failed. The service
         *     retries after 5 seconds, after 5 and 30 minutes, and after 2, 5, 10, 14, 20 and 24 hours, or later if
         *     `Retry-After` says so. After five days of failures only, the webhook is disabled and its owner is notified.
         */
        WebhookNotTaken: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description - `password_incorrect`: The current password is wrong.
         *     - `insufficient_scope`: The API token lacks the scope for this operation.
         *     - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
         *       `POST /users/me/totp` or `POST /users/me/passkeys/options`.
         */
        PasswordIncorrect: {
            headers: {
                /**
                 * @description The scope that the API token lacks (RFC 6750, 3.1).
                 * @example Bearer realm="taskpact", error="insufficient_scope", scope="todos:write"
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/password_incorrect",
                 *       "title": "The current password is wrong",
                 *       "status": 403,
                 *       "code": "password_incorrect",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `todo_not_found`: there is no such todo, or the caller cannot see it. */
        TodoNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/todo_not_found",
                 *       "title": "Todo not found",
                 *       "status": 404,
                 *       "code": "todo_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `section_not_found`: there is no such section, or the caller cannot see it. */
        SectionNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/section_not_found",
                 *       "title": "Section not found",
                 *       "status": 404,
                 *       "code": "section_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `label_not_found`: there is no such label, or the caller cannot see it. */
        LabelNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/label_not_found",
                 *       "title": "Label not found",
                 *       "status": 404,
                 *       "code": "label_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `view_not_found`: there is no such view, or the caller cannot see it. */
        ViewNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/view_not_found",
                 *       "title": "View not found",
                 *       "status": 404,
                 *       "code": "view_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `reminder_not_found`: the caller has no such reminder, or does not see its todo. */
        ReminderNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/reminder_not_found",
                 *       "title": "Reminder not found",
                 *       "status": 404,
                 *       "code": "reminder_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `payload_too_large`: the body is larger than 100 kB. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/payload_too_large",
                 *       "title": "The request body is too large",
                 *       "status": 413,
                 *       "code": "payload_too_large",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unsupported_media_type",
                 *       "title": "Unsupported media type",
                 *       "status": 415,
                 *       "detail": "Send the body as application/json.",
                 *       "code": "unsupported_media_type",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `validation_failed`: the request does not match this document. `errors` has the location of each violation. */
        ValidationFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/validation_failed",
                 *       "title": "The request is invalid",
                 *       "status": 422,
                 *       "detail": "body/title: Title cannot be empty or whitespace (and 1 more)",
                 *       "code": "validation_failed",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20",
                 *       "errors": [
                 *         {
                 *           "location": "body",
                 *           "pointer": "/title",
                 *           "message": "Title cannot be empty or whitespace",
                 *           "code": "pattern"
                 *         },
                 *         {
                 *           "location": "body",
                 *           "pointer": "/dueAt",
                 *           "message": "is not a known member; did you mean due_at?",
                 *           "code": "additionalProperties"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
         *     - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
         *
         *     Retry after `Retry-After` seconds.
         */
        RateLimited: {
            headers: {
                /**
                 * @description The number of seconds to wait before a retry.
                 * @example 1
                 */
                "Retry-After": number;
                /**
                 * @description The rate-limit policy of this operation, with its quota and its window in seconds. Absent from a request that was
                 *     refused before it was counted, as by `concurrency_limited`.
                 * @example "credentials";q=30;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The number of remaining requests, and the number of seconds until the quota is reset.
                 * @example "credentials";r=0;t=42
                 */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/rate_limited",
                 *       "title": "Too many requests",
                 *       "status": 429,
                 *       "code": "rate_limited",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `concurrency_limited`: the caller has its share of what callers share (`x-shares`). Retry after `Retry-After` seconds. */
        ConcurrencyLimited: {
            headers: {
                /**
                 * @description The number of seconds to wait before a retry.
                 * @example 1
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/concurrency_limited",
                 *       "title": "Too many requests at the same time",
                 *       "status": 429,
                 *       "code": "concurrency_limited",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal_error`: the service failed. The reason is in the service's log under `request_id`. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/internal_error",
                 *       "title": "Internal server error",
                 *       "status": 500,
                 *       "code": "internal_error",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
         *     to the database failed during a commit, the change may have been saved: read the resource before you write
         *     again.
         */
        Unavailable: {
            headers: {
                /**
                 * @description The number of seconds to wait before a retry.
                 * @example 1
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unavailable",
                 *       "title": "The service is temporarily unavailable",
                 *       "status": 503,
                 *       "code": "unavailable",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `provider_not_found`: There is no such identity provider. */
        ProviderNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/provider_not_found",
                 *       "title": "Identity provider not found",
                 *       "status": 404,
                 *       "code": "provider_not_found",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `unavailable`: The service or its database does not respond. Repeat the request after `Retry-After`.
         *     - `provider_unavailable`: The identity provider does not respond, or refuses this service.
         */
        UnavailableOrProvider: {
            headers: {
                /**
                 * @description The number of seconds to wait before a retry.
                 * @example 1
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/provider_unavailable",
                 *       "title": "The identity provider does not respond",
                 *       "status": 503,
                 *       "code": "provider_unavailable",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `unavailable`: The service or its database does not respond. Repeat the request after `Retry-After`.
         *     - `provider_unavailable`: The identity provider does not respond, or refuses this service.
         *     - `maintenance`: The person has no account yet, and the service is in maintenance.
         */
        UnavailableOrProviderOrMaintenance: {
            headers: {
                /**
                 * @description The number of seconds to wait before a retry.
                 * @example 1
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/provider_unavailable",
                 *       "title": "The identity provider does not respond",
                 *       "status": 503,
                 *       "code": "provider_unavailable",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
         *       to the database failed during a commit, the change may have been saved: read the resource before you write
         *       again.
         *     - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
         *       message.
         */
        UnavailableOrMaintenance: {
            headers: {
                /**
                 * @description The number of seconds to wait before a retry.
                 * @example 1
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/maintenance",
                 *       "title": "The service is in maintenance",
                 *       "status": 503,
                 *       "detail": "We move to a larger machine. Changes are possible again at 10:00 UTC.",
                 *       "code": "maintenance",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
         *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
         *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
         */
        IdempotencyConflict: {
            headers: {
                /**
                 * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                 * @example 1
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/idempotency_key_reused",
                 *       "title": "The idempotency key was used for another request",
                 *       "status": 409,
                 *       "code": "idempotency_key_reused",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `quota_exceeded`: a quota of the caller is used up. The member `quota` says which one. */
        QuotaExceeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/quota_exceeded",
                 *       "title": "A quota is used up",
                 *       "status": 409,
                 *       "detail": "50 of 50 api_tokens are in use. Delete some, or ask an admin for a higher limit.",
                 *       "code": "quota_exceeded",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20",
                 *       "quota": {
                 *         "name": "api_tokens",
                 *         "limit": 50,
                 *         "used": 50
                 *       }
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it. */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/precondition_failed",
                 *       "title": "The resource has changed",
                 *       "status": 412,
                 *       "code": "precondition_failed",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The project's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
         */
        ProjectId: components["schemas"]["GivenId"];
        /**
         * @description The section's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95
         */
        SectionId: components["schemas"]["GivenId"];
        /**
         * @description The label's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90
         */
        LabelId: components["schemas"]["GivenId"];
        /**
         * @description The view's id, or the name of a built-in one, of which only the todos can be read.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5
         */
        ViewId: components["schemas"]["ViewIdOrName"];
        /**
         * @description The reminder's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98
         */
        ReminderId: components["schemas"]["GivenId"];
        /**
         * @description The remembered device's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ed0
         */
        RememberedDeviceId: components["schemas"]["GivenId"];
        /**
         * @description The session's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea0
         */
        SessionId: components["schemas"]["GivenId"];
        /**
         * @description The API token's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0
         */
        ApiTokenId: components["schemas"]["GivenId"];
        /**
         * @description The passkey's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ec0
         */
        PasskeyId: components["schemas"]["GivenId"];
        /**
         * @description The id of the deleted todo or project.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
         */
        TrashItemId: components["schemas"]["GivenId"];
        /**
         * @description The job's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60
         */
        JobId: components["schemas"]["GivenId"];
        /**
         * @description The webhook's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
         */
        WebhookId: components["schemas"]["GivenId"];
        /**
         * @description The delivery's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e81
         */
        WebhookDeliveryId: components["schemas"]["GivenId"];
        /**
         * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
         */
        WebhookIdHeader: components["schemas"]["EventId"];
        /**
         * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
         * @example 1795251906
         */
        WebhookTimestampHeader: string;
        /**
         * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
         *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
         *     the secret after `whsec_`, decoded from base64.
         * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
         */
        WebhookSignatureHeader: string;
        /**
         * @description The origin of the page that sends the request; browsers set it (RFC 6454). Read with `session=cookie` only.
         * @example https://todo.example.com
         */
        Origin: string;
        /**
         * @description How the origin of the page relates to the service's; browsers set it. Read with `session=cookie` only.
         * @example same-origin
         */
        SecFetchSite: string;
        /** @description The refresh token of a cookie session, where `PUBLIC_URL` is https. */
        HostRefreshCookie: string;
        /** @description The refresh token of a cookie session, where `PUBLIC_URL` is http. */
        RefreshCookie: string;
        /** @description The secrets of a sign-in with an identity provider, encrypted, where `PUBLIC_URL` is https. */
        HostSignInCookie: string;
        /** @description The secrets of a sign-in with an identity provider, encrypted, where `PUBLIC_URL` is http. */
        SignInCookie: string;
        /**
         * @description The name of the identity provider, as in `GET /service`.
         * @example google
         */
        Provider: components["schemas"]["ProviderName"];
        /**
         * @description The user's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
         */
        UserId: components["schemas"]["GivenId"];
        /** @description How many items to skip, counted from `cursor` if both are given. */
        Skip: number;
        /** @description The largest number of items to return. */
        Limit: number;
        /** @description The cursor from the `Link` header of the previous page. Opaque. */
        Cursor: string;
        /** @description Whether to return the `Total-Count` header. */
        Count: boolean;
        /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
        IfNoneMatch: string;
        /**
         * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         *     independent.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
         */
        IdempotencyKey: string;
        /**
         * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         *     and the response is 412. Without this header, the last change wins.
         * @example "1"
         */
        IfMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
         * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
         */
        Location: string;
        /**
         * @description The address of the page in the web app.
         * @example /app/password-reset
         */
        PageLocation: string;
        /**
         * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
         *     values of a member, such as their `role` in a project, get different tags.
         * @example "1"
         */
        ETag: string;
        /**
         * @description The address of the next page, if there is one (RFC 8288).
         * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
         */
        Link: string;
        /**
         * @description The number of matching items, if `count=true`.
         * @example 1
         */
        "Total-Count": number;
        /**
         * @description Caches may keep it, and ask with its `ETag` each time whether it is still the same.
         * @example public, no-cache
         */
        NoCache: "public, no-cache";
        /**
         * @description The name of the file (RFC 6266).
         * @example attachment; filename="taskpact-client-0.2.0.tgz"
         */
        "Content-Disposition": string;
        /**
         * @description Tokens must not be cached (RFC 6749, 5.1).
         * @example no-store
         */
        NoStore: "no-store";
        /**
         * @description A problem with a token must not be cached.
         * @example no-store
         */
        NoStoreOfProblem: "no-store";
        /**
         * @description How to authenticate, and the error (RFC 6750, 3).
         * @example Bearer realm="taskpact"
         */
        "WWW-Authenticate": string;
        /**
         * @description The scope that the API token lacks (RFC 6750, 3.1).
         * @example Bearer realm="taskpact", error="insufficient_scope", scope="todos:write"
         */
        ScopeChallenge: string;
        /**
         * @description With `session=cookie`: the refresh token, for as long as the session lives without another use. An empty one
         *     deletes the cookie.
         * @example __Host-taskpact_refresh=tpr_Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyMDE; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure
         */
        RefreshCookie: string;
        /**
         * @description The secrets of the sign-in, encrypted, for ten minutes.
         * @example __Host-taskpact_sign_in=Zm9vYmFyZm9vYmFyZm9vYmFyMDE; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure
         */
        SignInCookie: string;
        /**
         * @description How recent an authentication is needed, in seconds (RFC 9470, 3), or the scope that the API token lacks (RFC 6750,
         *     3.1).
         * @example Bearer realm="taskpact", error="insufficient_user_authentication", max_age=300
         */
        StepUpChallenge: string;
        /**
         * @description The number of seconds to wait before a retry.
         * @example 1
         */
        "Retry-After": number;
        /**
         * @description The rate-limit policy of this operation, with its quota and its window in seconds. Absent from a request that was
         *     refused before it was counted, as by `concurrency_limited`.
         * @example "credentials";q=30;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description The number of remaining requests, and the number of seconds until the quota is reset.
         * @example "credentials";r=0;t=42
         */
        RateLimit: string;
        /**
         * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
         *     nothing.
         * @example true
         */
        "Idempotency-Replayed": "true";
        /**
         * @description The resources that the page may load and the scripts that it may run.
         * @example default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
         */
        "Content-Security-Policy": string;
        /**
         * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
         * @example 1
         */
        "Idempotency-Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process is running. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "healthy"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["ConcurrencyLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All dependencies are available. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready",
                     *       "checks": {
                     *         "database": {
                     *           "status": "ok"
                     *         },
                     *         "migrations": {
                     *           "status": "ok"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["ConcurrencyLimited"];
            500: components["responses"]["InternalError"];
            /** @description A dependency is not available, or the process is about to stop. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "not_ready",
                     *       "checks": {
                     *         "database": {
                     *           "status": "failed",
                     *           "message": "The database does not respond."
                     *         },
                     *         "migrations": {
                     *           "status": "failed",
                     *           "message": "The database does not respond."
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getService: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "0.2.0",
                     *       "registration": "invited",
                     *       "sign_in": {
                     *         "password": true,
                     *         "providers": [
                     *           {
                     *             "name": "google",
                     *             "label": "Google"
                     *           }
                     *         ]
                     *       },
                     *       "maintenance": null,
                     *       "announcement": {
                     *         "message": "On Sunday from 9 to 10 the service is read-only.",
                     *         "level": "info",
                     *         "since": "2026-11-21T09:00:00.000000Z",
                     *         "until": "2026-11-22T10:00:00.000000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Service"];
                };
            };
            304: components["responses"]["NotModified"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.1",
                     *       "info": {
                     *         "title": "Taskpact",
                     *         "version": "0.1.0"
                     *       },
                     *       "paths": {}
                     *     }
                     */
                    "application/json": components["schemas"]["OpenapiDocument"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getOpenapiYaml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example openapi: 3.1.1
                     *     info: { title: Taskpact, version: 0.2.0 }
                     *     paths: {}
                     */
                    "application/yaml": components["schemas"]["OpenapiText"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getClientPackage: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The package, as npm packs it. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description Caches may keep it, and ask with its `ETag` each time whether it is still the same.
                     * @example public, no-cache
                     */
                    "Cache-Control": "public, no-cache";
                    /**
                     * @description The name of the file (RFC 6266).
                     * @example attachment; filename="taskpact-client-0.2.0.tgz"
                     */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example The bytes of a gzipped tar file. */
                    "application/gzip": Buffer;
                };
            };
            304: components["responses"]["NotModified"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that shows this document and can send requests. It loads nothing from other hosts. */
            200: {
                headers: {
                    /**
                     * @description The resources that the page may load and the scripts that it may run.
                     * @example default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
                     */
                    "Content-Security-Policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Taskpact</title> */
                    "text/html": string;
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getRedoc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that shows this document in three columns. It loads nothing from other hosts. */
            200: {
                headers: {
                    /**
                     * @description The resources that the page may load and the scripts that it may run.
                     * @example default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
                     */
                    "Content-Security-Policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Taskpact</title> */
                    "text/html": string;
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    explainProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The problem's code.
                 * @example todo_not_found
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The explanation. */
            200: {
                headers: {
                    /**
                     * @description The resources that the page may load and the scripts that it may run.
                     * @example default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
                     */
                    "Content-Security-Policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Todo not found</title> */
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            /** @description `not_found`: there is no such problem code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "No such resource",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getAccountPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The subject of the email: `password-reset`, `email`, `email-cancel`, `invitation` or `register`.
                 * @example password-reset
                 */
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. It loads nothing from other hosts. */
            200: {
                headers: {
                    /**
                     * @description The resources that the page may load and the scripts that it may run.
                     * @example default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
                     */
                    "Content-Security-Policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Set a new password</title> */
                    "text/html": string;
                };
            };
            /** @description The page is one of the web app. */
            303: {
                headers: {
                    /**
                     * @description The address of the page in the web app.
                     * @example /app/password-reset
                     */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            /** @description `not_found`: there is no such page. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "No such resource",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct horse battery staple",
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description The account. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "email": "ada@example.com",
                     *       "name": "Ada Lovelace",
                     *       "role": "user",
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            403: components["responses"]["RegistrationClosed"];
            /**
             * @description - `invitation_invalid`: The invitation is unknown, used, declined, withdrawn or expired, is for another
             *       address, or its sender may no longer invite.
             *     - `email_taken`: The email address already has an account.
             *     - `password_too_common`: The password is on a list of common passwords.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/email_taken",
                     *       "title": "This email address already has an account",
                     *       "status": 409,
                     *       "code": "email_taken",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The origin of the page that sends the request; browsers set it (RFC 6454). Read with `session=cookie` only.
                 * @example https://todo.example.com
                 */
                Origin?: components["parameters"]["Origin"];
                /**
                 * @description How the origin of the page relates to the service's; browsers set it. Read with `session=cookie` only.
                 * @example same-origin
                 */
                "Sec-Fetch-Site"?: components["parameters"]["SecFetchSite"];
            };
            path?: never;
            cookie?: {
                /** @description The refresh token of a cookie session, where `PUBLIC_URL` is https. */
                "__Host-taskpact_refresh"?: components["parameters"]["HostRefreshCookie"];
                /** @description The refresh token of a cookie session, where `PUBLIC_URL` is http. */
                taskpact_refresh?: components["parameters"]["RefreshCookie"];
                /** @description The secrets of a sign-in with an identity provider, encrypted, where `PUBLIC_URL` is https. */
                "__Host-taskpact_sign_in"?: components["parameters"]["HostSignInCookie"];
                /** @description The secrets of a sign-in with an identity provider, encrypted, where `PUBLIC_URL` is http. */
                taskpact_sign_in?: components["parameters"]["SignInCookie"];
            };
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The tokens. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    /**
                     * @description With `session=cookie`: the refresh token, for as long as the session lives without another use. An empty one
                     *     deletes the cookie.
                     * @example __Host-taskpact_refresh=tpr_Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyMDE; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure
                     */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiIwMTk5In0.c2lnbmF0dXJl",
                     *       "token_type": "bearer",
                     *       "expires_in": 900,
                     *       "refresh_token": "tpr_Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyMDE"
                     *     }
                     */
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            /**
             * @description - `invalid_credentials`: The email address or the password is wrong. The response is the same for an account
             *       that does not exist.
             *     - `invalid_grant`: The refresh token is unknown, expired, revoked, or used before.
             *     - `mfa_token_invalid`: The `mfa_token` is unknown, expired, void, or used before. Sign in again.
             *     - `sign_in_invalid`: The sign-in with the identity provider was not begun in this browser, has expired, was used
             *       before, or the provider's response is not valid. So is a `link_token` that is not valid for the account.
             */
            401: {
                headers: {
                    /**
                     * @description How to authenticate, and the error (RFC 6750, 3).
                     * @example Bearer realm="taskpact"
                     */
                    "WWW-Authenticate": string;
                    /**
                     * @description With `session=cookie`: the refresh token, for as long as the session lives without another use. An empty one
                     *     deletes the cookie.
                     * @example __Host-taskpact_refresh=tpr_Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyMDE; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure
                     */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid_credentials",
                     *       "title": "The email address or the password is wrong",
                     *       "status": 401,
                     *       "code": "invalid_credentials",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description - `mfa_required`: The password is right, and the account has a second factor. The member `mfa` has the token for
             *       the grant `mfa`.
             *     - `code_incorrect`: The code is wrong, or was used before.
             *     - `passkey_refused`: The passkey is unknown or was removed, or the response of the authenticator is not one to
             *       options of this service for this sign-in, not of `PUBLIC_URL`, or was used before.
             *     - `password_change_required`: The password is right, and an admin has set it to be used once. Send the grant again
             *       with another password as `new_password`.
             *     - `link_required`: There is an account with the address of the identity, and it has a password. The member
             *       `link` has the token that links them.
             *     - `email_unverified`: The provider has not confirmed the address, or the account with it has not.
             *     - `registration_closed`: There is no account, and the person may not register.
             *     - `password_sign_in_off`: The operator has turned sign-in with a password off.
             *     - `foreign_origin`: With `session=cookie`, and with the grant `oidc`, the request must come from a page of the
             *       service's own origin.
             */
            403: {
                headers: {
                    /**
                     * @description A problem with a token must not be cached.
                     * @example no-store
                     */
                    "Cache-Control"?: "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/mfa_required",
                     *       "title": "The second factor is required",
                     *       "status": 403,
                     *       "code": "mfa_required",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20",
                     *       "mfa": {
                     *         "mfa_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6Im1mYStqd3QifQ.eyJzdWIiOiIwMTk5In0.c2lnbmF0dXJl",
                     *         "expires_in": 300,
                     *         "methods": [
                     *           "totp",
                     *           "recovery_code"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `password_too_common`: the `new_password` is on a list of common passwords. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/password_too_common",
                     *       "title": "This password is too common",
                     *       "status": 409,
                     *       "code": "password_too_common",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrProviderOrMaintenance"];
        };
    };
    beginOidcSignIn: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The origin of the page that sends the request; browsers set it (RFC 6454). Read with `session=cookie` only.
                 * @example https://todo.example.com
                 */
                Origin?: components["parameters"]["Origin"];
                /**
                 * @description How the origin of the page relates to the service's; browsers set it. Read with `session=cookie` only.
                 * @example same-origin
                 */
                "Sec-Fetch-Site"?: components["parameters"]["SecFetchSite"];
            };
            path: {
                /**
                 * @description The name of the identity provider, as in `GET /service`.
                 * @example google
                 */
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "return_to": "/docs"
                 *     }
                 */
                "application/json": components["schemas"]["OidcSignIn"];
            };
        };
        responses: {
            /** @description The address. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    /**
                     * @description The secrets of the sign-in, encrypted, for ten minutes.
                     * @example __Host-taskpact_sign_in=Zm9vYmFyZm9vYmFyZm9vYmFyMDE; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure
                     */
                    "Set-Cookie": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authorization_url": "https://id.example.com/authorize?client_id=taskpact&response_type=code"
                     *     }
                     */
                    "application/json": components["schemas"]["OidcStart"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            403: components["responses"]["ForeignOrigin"];
            404: components["responses"]["ProviderNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrProvider"];
        };
    };
    getOidcCallback: {
        parameters: {
            query?: {
                /** @description The code of the provider. */
                code?: string;
                /** @description The state of the sign-in. */
                state?: string;
                /** @description The provider's error. */
                error?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The name of the identity provider, as in `GET /service`.
                 * @example google
                 */
                provider: components["parameters"]["Provider"];
            };
            cookie?: {
                /** @description The secrets of a sign-in with an identity provider, encrypted, where `PUBLIC_URL` is https. */
                "__Host-taskpact_sign_in"?: components["parameters"]["HostSignInCookie"];
                /** @description The secrets of a sign-in with an identity provider, encrypted, where `PUBLIC_URL` is http. */
                taskpact_sign_in?: components["parameters"]["SignInCookie"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description The page. It loads nothing from other hosts. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    /**
                     * @description The resources that the page may load and the scripts that it may run.
                     * @example default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
                     */
                    "Content-Security-Policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Sign in</title> */
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            404: components["responses"]["ProviderNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    endOidcSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the identity provider, as in `GET /service`.
                 * @example google
                 */
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "logout_token": "eyJhbGciOiJSUzI1NiIsInR5cCI6ImxvZ291dCtqd3QifQ.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["OidcLogout"];
            };
        };
        responses: {
            /** @description The sessions have ended, if there were any. */
            204: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description - `logout_token_invalid`: The token is not one of this provider for this service, is not fresh, or was used before.
             *     - `malformed_request`: The body cannot be read.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/logout_token_invalid",
                     *       "title": "The logout token is not valid",
                     *       "status": 400,
                     *       "code": "logout_token_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["ProviderNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrProvider"];
        };
    };
    getOidcLogoutPage: {
        parameters: {
            query: {
                /**
                 * @description The issuer of the provider.
                 * @example https://id.example.com
                 */
                iss: components["schemas"]["LoggedOutIssuer"];
                /**
                 * @description The session at the provider.
                 * @example 08a5019c-17e1-4977-8f42-65a12843ea02
                 */
                sid: components["schemas"]["LoggedOutSession"];
            };
            header?: never;
            path: {
                /**
                 * @description The name of the identity provider, as in `GET /service`.
                 * @example google
                 */
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. It loads nothing from other hosts. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    /**
                     * @description The resources that the page may load and the scripts that it may run.
                     * @example default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
                     */
                    "Content-Security-Policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Sign out</title> */
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            404: components["responses"]["ProviderNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    endFramedOidcSessions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The origin of the page that sends the request; browsers set it (RFC 6454). Read with `session=cookie` only.
                 * @example https://todo.example.com
                 */
                Origin?: components["parameters"]["Origin"];
                /**
                 * @description How the origin of the page relates to the service's; browsers set it. Read with `session=cookie` only.
                 * @example same-origin
                 */
                "Sec-Fetch-Site"?: components["parameters"]["SecFetchSite"];
            };
            path: {
                /**
                 * @description The name of the identity provider, as in `GET /service`.
                 * @example google
                 */
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "iss": "https://id.example.com",
                 *       "sid": "08a5019c-17e1-4977-8f42-65a12843ea02"
                 *     }
                 */
                "application/json": components["schemas"]["OidcFrontchannelLogout"];
            };
        };
        responses: {
            /** @description The sessions have ended, if there were any. */
            204: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            403: components["responses"]["ForeignOrigin"];
            404: components["responses"]["ProviderNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    renewAuthentication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepUp"];
            };
        };
        responses: {
            /** @description The session has a recent authentication. The response is not stored. */
            204: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description - `password_incorrect`: The password is wrong.
             *     - `mfa_required`: The account has a second factor. Send a `code` or a `passkey`.
             *     - `code_incorrect`: The code is wrong, was used before, or the account has no second factor.
             *     - `passkey_refused`: The passkey is not one of the caller, or the response of the authenticator is not one to
             *       options of this session, not of `PUBLIC_URL`, or was used before.
             *     - `step_up_required`: The token has no session of this service, since another issuer made it.
             *     - `insufficient_scope`: An API token cannot authenticate again.
             */
            403: {
                headers: {
                    /**
                     * @description How recent an authentication is needed, in seconds (RFC 9470, 3), or the scope that the API token lacks (RFC 6750,
                     *     3.1).
                     * @example Bearer realm="taskpact", error="insufficient_user_authentication", max_age=300
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/password_incorrect",
                     *       "title": "The current password is wrong",
                     *       "status": 403,
                     *       "code": "password_incorrect",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    startPasskeyStepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The options. The response is not stored. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "challenge": "ZXlKaGJHY2lPaUpJVXpJMU5pSXNJblI1Y0NJNkluQmhjM05yWlhrcmFuZDBJbjA",
                     *       "rpId": "tasks.example.com",
                     *       "timeout": 300000,
                     *       "userVerification": "required",
                     *       "allowCredentials": [
                     *         {
                     *           "id": "KEDetxZcUfinhVi6Za5nZQ",
                     *           "type": "public-key",
                     *           "transports": [
                     *             "internal"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyRequestOptions"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description - `step_up_required`: The token has no session of this service, since another issuer made it.
             *     - `insufficient_scope`: No API token has access.
             *     - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
             *       `POST /users/me/totp` or `POST /users/me/passkeys/options`.
             */
            403: {
                headers: {
                    /**
                     * @description How recent an authentication is needed, in seconds (RFC 9470, 3), or the scope that the API token lacks (RFC 6750,
                     *     3.1).
                     * @example Bearer realm="taskpact", error="insufficient_user_authentication", max_age=300
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/step_up_required",
                     *       "title": "A recent authentication is required",
                     *       "status": 403,
                     *       "code": "step_up_required",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    startPasskeySignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeySignIn"];
            };
        };
        responses: {
            /** @description The options. The response is not stored. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "challenge": "ZXlKaGJHY2lPaUpJVXpJMU5pSXNJblI1Y0NJNkluQmhjM05yWlhrcmFuZDBJbjA",
                     *       "rpId": "tasks.example.com",
                     *       "timeout": 300000,
                     *       "userVerification": "required",
                     *       "allowCredentials": []
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyRequestOptions"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            /** @description `mfa_token_invalid`: The `mfa_token` is unknown, expired, void, or used before. Sign in again. */
            401: {
                headers: {
                    /**
                     * @description How to authenticate, and the error (RFC 6750, 3).
                     * @example Bearer realm="taskpact"
                     */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/mfa_token_invalid",
                     *       "title": "The sign-in with the second factor is not valid",
                     *       "status": 401,
                     *       "code": "mfa_token_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The origin of the page that sends the request; browsers set it (RFC 6454). Read with `session=cookie` only.
                 * @example https://todo.example.com
                 */
                Origin?: components["parameters"]["Origin"];
                /**
                 * @description How the origin of the page relates to the service's; browsers set it. Read with `session=cookie` only.
                 * @example same-origin
                 */
                "Sec-Fetch-Site"?: components["parameters"]["SecFetchSite"];
            };
            path?: never;
            cookie?: {
                /** @description The refresh token of a cookie session, where `PUBLIC_URL` is https. */
                "__Host-taskpact_refresh"?: components["parameters"]["HostRefreshCookie"];
                /** @description The refresh token of a cookie session, where `PUBLIC_URL` is http. */
                taskpact_refresh?: components["parameters"]["RefreshCookie"];
            };
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["Revocation"];
            };
        };
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    /**
                     * @description With `session=cookie`: the refresh token, for as long as the session lives without another use. An empty one
                     *     deletes the cookie.
                     * @example __Host-taskpact_refresh=tpr_Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyMDE; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure
                     */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            403: components["responses"]["ForeignOrigin"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "email": "ada@example.com",
                     *       "name": "Ada Lovelace",
                     *       "role": "user",
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScopeOfSetup"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account has been deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["StepUpRequired"];
            /** @description `last_admin`: the account is the last enabled admin. Make another user an admin first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last_admin",
                     *       "title": "The service needs at least one admin",
                     *       "status": 409,
                     *       "code": "last_admin",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada King"
                 *     }
                 */
                "application/json": components["schemas"]["UserUpdate"];
                /**
                 * @example {
                 *       "name": "Ada King"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description The account after the change. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "email": "ada@example.com",
                     *       "name": "Ada King",
                     *       "role": "user",
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "correct horse battery staple",
                 *       "new_password": "tin whistle at low tide"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description The password has been changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PasswordIncorrect"];
            /** @description `password_too_common`: the new password is on a list of common passwords. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/password_too_common",
                     *       "title": "This password is too common",
                     *       "status": 409,
                     *       "code": "password_too_common",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getIdentities: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identities. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "identities": [
                     *         {
                     *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e55",
                     *           "issuer": "https://id.example.com",
                     *           "provider": {
                     *             "name": "example",
                     *             "label": "Example"
                     *           },
                     *           "created_at": "2026-11-21T09:00:00.000000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Identities"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    unlinkIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The identity's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e55
                 */
                identity_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identity is unlinked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["StepUpRequired"];
            /** @description `identity_not_found`: The account has no such identity. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/identity_not_found",
                     *       "title": "Identity not found",
                     *       "status": 404,
                     *       "code": "identity_not_found",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_sign_in_method`: Without it the user could not sign in any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last_sign_in_method",
                     *       "title": "It is the last way to sign in",
                     *       "status": 409,
                     *       "code": "last_sign_in_method",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the authenticator app. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enabled": true,
                     *       "enabled_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Totp"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NoApiToken"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    startTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret. The response is not stored. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                     *       "uri": "otpauth://totp/Taskpact:ada%40example.com?issuer=Taskpact&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30"
                     *     }
                     */
                    "application/json": components["schemas"]["TotpSecret"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["StepUpRequiredOfSetup"];
            /** @description `totp_enabled`: The account has an authenticator app. To replace it, turn it off first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/totp_enabled",
                     *       "title": "The account has an authenticator app already",
                     *       "status": 409,
                     *       "code": "totp_enabled",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    disableTotp: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account has no authenticator app. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["StepUpRequired"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "492039"
                 *     }
                 */
                "application/json": components["schemas"]["TotpConfirmation"];
            };
        };
        responses: {
            /** @description The recovery codes. The response is not stored. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recovery_codes": [
                     *         "mfzw-g3tf-ojuw-4ylt",
                     *         "nnsx-e2lo-mfzw-c3dq",
                     *         "obqw-y2lt-onsx-45df",
                     *         "pjqx-k3dt-nfxg-s5dj",
                     *         "qj2w-e3df-ojxg-63tt",
                     *         "r5tw-c4dp-nvsx-i2lo",
                     *         "sizw-k5df-ojzg-c3dm",
                     *         "tnuw-s2lo-m5xw-y4dq",
                     *         "uvzw-g2dp-obyg-s3th",
                     *         "vmzw-i3tb-onxw-2ylt"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description - `code_incorrect`: The code is not of this secret, or not of this time: compare the clocks.
             *     - `insufficient_scope`: No API token has access.
             */
            403: {
                headers: {
                    /**
                     * @description The scope that the API token lacks (RFC 6750, 3.1).
                     * @example Bearer realm="taskpact", error="insufficient_scope", scope="todos:write"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/code_incorrect",
                     *       "title": "The code is wrong or was used before",
                     *       "status": 403,
                     *       "code": "code_incorrect",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description - `totp_enabled`: The account has an authenticator app.
             *     - `totp_not_started`: There is no secret to confirm. Begin with `POST /users/me/totp`.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/totp_not_started",
                     *       "title": "There is no secret to confirm",
                     *       "status": 409,
                     *       "code": "totp_not_started",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listPasskeys: {
        parameters: {
            query?: {
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ec0",
                     *         "name": "Laptop",
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "last_used_at": null
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Passkey"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NoApiToken"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Laptop",
                 *       "credential": {
                 *         "id": "KEDetxZcUfinhVi6Za5nZQ",
                 *         "rawId": "KEDetxZcUfinhVi6Za5nZQ",
                 *         "type": "public-key",
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0",
                 *           "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVi",
                 *           "transports": [
                 *             "internal"
                 *           ]
                 *         },
                 *         "clientExtensionResults": {}
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyCreate"];
            };
        };
        responses: {
            /** @description The passkey. The response is not stored. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ec0",
                     *       "name": "Laptop",
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "last_used_at": null,
                     *       "recovery_codes": null
                     *     }
                     */
                    "application/json": components["schemas"]["NewPasskey"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description - `passkey_refused`: The response of the authenticator is not one to options of this user, not of
             *       `PUBLIC_URL`, without a verification of the user, or was used before.
             *     - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
             *       then repeat the request.
             *     - `insufficient_scope`: No API token has access.
             */
            403: {
                headers: {
                    /**
                     * @description How recent an authentication is needed, in seconds (RFC 9470, 3), or the scope that the API token lacks (RFC 6750,
                     *     3.1).
                     * @example Bearer realm="taskpact", error="insufficient_user_authentication", max_age=300
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/passkey_refused",
                     *       "title": "The passkey was refused",
                     *       "status": 403,
                     *       "code": "passkey_refused",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description - `passkey_exists`: The passkey was added before.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/passkey_exists",
                     *       "title": "The passkey was added before",
                     *       "status": 409,
                     *       "code": "passkey_exists",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    startPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The options. The response is not stored. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rp": {
                     *         "id": "tasks.example.com",
                     *         "name": "Taskpact"
                     *       },
                     *       "user": {
                     *         "id": "AZnQonw-e1SaQ19vLJ0eEA",
                     *         "name": "ada@example.com",
                     *         "displayName": "Ada Lovelace"
                     *       },
                     *       "challenge": "ZXlKaGJHY2lPaUpJVXpJMU5pSXNJblI1Y0NJNkluQmhjM05yWlhrcmFuZDBJbjA",
                     *       "pubKeyCredParams": [
                     *         {
                     *           "type": "public-key",
                     *           "alg": -8
                     *         },
                     *         {
                     *           "type": "public-key",
                     *           "alg": -7
                     *         },
                     *         {
                     *           "type": "public-key",
                     *           "alg": -257
                     *         }
                     *       ],
                     *       "timeout": 300000,
                     *       "excludeCredentials": [],
                     *       "authenticatorSelection": {
                     *         "residentKey": "required",
                     *         "requireResidentKey": true,
                     *         "userVerification": "required"
                     *       },
                     *       "attestation": "none"
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyCreationOptions"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["StepUpRequiredOfSetup"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The passkey's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ec0
                 */
                passkey_id: components["parameters"]["PasskeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ec0",
                     *       "name": "Laptop",
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "last_used_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["PasskeyNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deletePasskey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The passkey's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ec0
                 */
                passkey_id: components["parameters"]["PasskeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["StepUpRequired"];
            404: components["responses"]["PasskeyNotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updatePasskey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The passkey's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ec0
                 */
                passkey_id: components["parameters"]["PasskeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Old laptop"
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyUpdate"];
                /**
                 * @example {
                 *       "name": "Old laptop"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["PasskeyUpdate"];
            };
        };
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ec0",
                     *       "name": "Laptop",
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "last_used_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["PasskeyNotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getRecoveryCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number; 0 without a second factor. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "left": 10
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodesLeft"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recovery codes. The response is not stored. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recovery_codes": [
                     *         "mfzw-g3tf-ojuw-4ylt",
                     *         "nnsx-e2lo-mfzw-c3dq",
                     *         "obqw-y2lt-onsx-45df",
                     *         "pjqx-k3dt-nfxg-s5dj",
                     *         "qj2w-e3df-ojxg-63tt",
                     *         "r5tw-c4dp-nvsx-i2lo",
                     *         "sizw-k5df-ojzg-c3dm",
                     *         "tnuw-s2lo-m5xw-y4dq",
                     *         "uvzw-g2dp-obyg-s3th",
                     *         "vmzw-i3tb-onxw-2ylt"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["StepUpRequired"];
            /** @description `no_second_factor`: The account has no second factor. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/no_second_factor",
                     *       "title": "The account has no second factor",
                     *       "status": 409,
                     *       "code": "no_second_factor",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "last_used_at" | "-last_used_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea0",
                     *         "current": true,
                     *         "methods": [
                     *           "password",
                     *           "totp"
                     *         ],
                     *         "user_agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
                     *         "address": "203.0.113.7",
                     *         "created_at": "2026-11-20T09:00:00.000000Z",
                     *         "last_used_at": "2026-11-21T09:00:00.000000Z",
                     *         "expires_at": "2026-12-21T09:00:00.000000Z",
                     *         "ends_at": "2027-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Session"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    endSessions: {
        parameters: {
            query?: {
                /** @description Whether to keep the session of this request. */
                keep_current?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /**
                 * @description Only entries of this kind.
                 * @example signed_in
                 */
                kind?: components["schemas"]["AuditKind"];
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0",
                     *         "kind": "signed_in",
                     *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "session_id": null,
                     *         "target_id": null,
                     *         "user_agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
                     *         "address": "203.0.113.7",
                     *         "created_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["AuditEntry"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportAuditEntries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries, one a line. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /** @example {"id":"0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0","kind":"signed_in","user_id":"0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10","actor_id":null,"session_id":null,"target_id":null,"user_agent":"Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0","address":"203.0.113.7","created_at":"2026-11-21T09:00:00.000000Z"} */
                    "application/x-ndjson": components["schemas"]["AuditLines"];
                    /**
                     * @example id,kind,user_id,actor_id,session_id,target_id,user_agent,address,created_at
                     *     0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0,signed_in,0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10,,,,Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0,203.0.113.7,2026-11-21T09:00:00.000000Z
                     */
                    "text/csv": components["schemas"]["AuditLines"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea0
                 */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["SessionNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRememberedDevices: {
        parameters: {
            query?: {
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "last_used_at" | "-last_used_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ed0",
                     *         "user_agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
                     *         "address": "203.0.113.7",
                     *         "created_at": "2026-11-20T09:00:00.000000Z",
                     *         "last_used_at": "2026-11-21T09:00:00.000000Z",
                     *         "expires_at": "2026-12-20T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["RememberedDevice"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteRememberedDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The remembered device's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ed0
                 */
                device_id: components["parameters"]["RememberedDeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device is forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["RememberedDeviceNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listApiTokens: {
        parameters: {
            query?: {
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0",
                     *         "name": "Wall display",
                     *         "scopes": [
                     *           "todos:read",
                     *           "projects:read",
                     *           "events:read"
                     *         ],
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "last_used_at": null,
                     *         "expires_at": "2027-02-19T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ApiToken"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createApiToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Wall display",
                 *       "scopes": [
                 *         "todos:read",
                 *         "projects:read",
                 *         "events:read"
                 *       ],
                 *       "expires_in_days": 90
                 *     }
                 */
                "application/json": components["schemas"]["ApiTokenCreate"];
            };
        };
        responses: {
            /** @description The API token with its secret. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0",
                     *       "name": "Wall display",
                     *       "scopes": [
                     *         "todos:read",
                     *         "projects:read",
                     *         "events:read"
                     *       ],
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "last_used_at": null,
                     *       "expires_at": "2027-02-19T09:00:00.000000Z",
                     *       "token": "tpt_Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyMDE"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiTokenWithSecret"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["StepUpRequired"];
            409: components["responses"]["QuotaExceeded"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getApiToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The API token's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0
                 */
                api_token_id: components["parameters"]["ApiTokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0",
                     *       "name": "Wall display",
                     *       "scopes": [
                     *         "todos:read",
                     *         "projects:read",
                     *         "events:read"
                     *       ],
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "last_used_at": null,
                     *       "expires_at": "2027-02-19T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiToken"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ApiTokenNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteApiToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The API token's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0
                 */
                api_token_id: components["parameters"]["ApiTokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ApiTokenNotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTodos: {
        parameters: {
            query?: {
                /** @description Only completed todos (`true`), or only open ones (`false`). */
                completed?: boolean;
                /**
                 * @description Only todos that have all these words, in any order, in title or description, as words or their beginnings. Case, accents,
                 *     width and composition do not matter. With `sort=relevance` also words of four characters and more that
                 *     are written alike.
                 */
                search?: string;
                /**
                 * @description Only todos that fulfil a condition, such as `due < today+7d and (project = home or assignee = me) and not
                 *     completed`. `docs/filters.md` has the language. `today` is a day in the caller's time zone. A filter that cannot
                 *     be read is a 422 that says where, what was expected there, and what was perhaps meant.
                 * @example due < today+7d and not completed
                 */
                filter?: string;
                /** @description Only todos of this priority. */
                priority?: components["schemas"]["Priority"];
                /**
                 * @description Only todos that are due before this time. A day is due at its end, as with `sort=due`, so the start of a day
                 *     finds everything of the day before.
                 */
                due_before?: components["schemas"]["Instant"];
                /** @description Only todos that are due at or after this time. A day is due at its end. */
                due_after?: components["schemas"]["Instant"];
                /**
                 * @description Only todos that can be begun (`true`), or only those whose `start_on` is after today in the caller's time zone
                 *     (`false`).
                 */
                available?: boolean;
                /** @description Only todos of this project, or with `none` only the caller's own todos without a project. */
                project_id?: components["schemas"]["IdOrNone"];
                /** @description Only todos of this section, or with `none` only todos that are in no section. */
                section_id?: components["schemas"]["IdOrNone"];
                /** @description Only the subtasks of this todo, without those of its subtasks; or with `none` only todos that are no subtasks. */
                parent_id?: components["schemas"]["IdOrNone"];
                /** @description Only todos with these labels. `label_match` says whether they need all of them. */
                label_id?: components["schemas"]["GivenId"][];
                /** @description Whether a todo needs `any` of the labels of `label_id`, or `all`. */
                label_match?: "any" | "all";
                /**
                 * @description Only todos that are assigned to one of these users: `me` is the caller, and `none` finds todos without an
                 *     assignee.
                 */
                assignee_id?: components["schemas"]["Assignee"][];
                /**
                 * @description The sort order. A leading `-` means descending. Todos with equal values are sorted by id. `due` is the moment
                 *     `due_at`, or the end of the day `due_on`: in its `time_zone`, or without one in the caller's. Todos without
                 *     a due date come last. `relevance` is for `search`: first todos that have its words, then those with words that
                 *     begin so, then those with similar ones; the newest first. `position` is the manual order within a list: use it together with `project_id` or
                 *     `parent_id`.
                 */
                sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "due" | "-due" | "priority" | "-priority" | "title" | "-title" | "relevance" | "position" | "-position";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of todos; `[]` when there are none. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *         "title": "Buy milk",
                     *         "description": "Two litres, oat",
                     *         "completed": false,
                     *         "completed_at": null,
                     *         "priority": 3,
                     *         "due_on": "2026-11-22",
                     *         "due_at": "2026-11-22T17:00:00Z",
                     *         "time_zone": "Europe/Berlin",
                     *         "start_on": null,
                     *         "recurrence": null,
                     *         "recurrence_from": "due",
                     *         "next_id": null,
                     *         "series_id": null,
                     *         "project_id": null,
                     *         "section_id": null,
                     *         "parent_id": null,
                     *         "subtask_count": 0,
                     *         "completed_subtask_count": 0,
                     *         "position": "5000000001c4b7",
                     *         "label_ids": [
                     *           "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90"
                     *         ],
                     *         "assignee_ids": [],
                     *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "version": 1,
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Todo"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createTodo: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Buy milk",
                 *       "description": "Two litres, oat",
                 *       "due_at": "2026-11-22T17:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["TodoCreate"];
            };
        };
        responses: {
            /** @description The todo. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *       "title": "Buy milk",
                     *       "description": "Two litres, oat",
                     *       "completed": false,
                     *       "completed_at": null,
                     *       "priority": 3,
                     *       "due_on": "2026-11-22",
                     *       "due_at": "2026-11-22T17:00:00Z",
                     *       "time_zone": "Europe/Berlin",
                     *       "start_on": null,
                     *       "recurrence": null,
                     *       "recurrence_from": "due",
                     *       "next_id": null,
                     *       "series_id": null,
                     *       "project_id": null,
                     *       "section_id": null,
                     *       "parent_id": null,
                     *       "subtask_count": 0,
                     *       "completed_subtask_count": 0,
                     *       "position": "5000000001c4b7",
                     *       "label_ids": [
                     *         "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90"
                     *       ],
                     *       "assignee_ids": [],
                     *       "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Todo"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `project_archived`: The project is archived and takes no new todos.
             *     - `unknown_project`: There is no such project that the caller can edit.
             *     - `assignee_not_member`: An assignee is not a member of the project, or not the caller for a todo without a project.
             *     - `unknown_section`: The section is not one of the todo's project.
             *     - `unknown_label`: A label is not one of the project, or of the caller for a todo without a project.
             *     - `unknown_parent`: The parent is not a todo of the same project, or without a project one of the same user.
             *     - `subtasks_too_deep`: The todo, or a subtask of it, would be on a sixth level.
             *     - `too_many_subtasks`: The todo on the first level would have more than 499 subtasks.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/project_archived",
                     *       "title": "The project is archived",
                     *       "status": 409,
                     *       "code": "project_archived",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    updateManyTodos: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "filter": "due < today and not completed",
                 *       "patch": {
                 *         "priority": 1
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TodosUpdate"];
            };
        };
        responses: {
            /** @description The result for each todo. */
            200: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "changed": 1,
                     *       "refused": 1,
                     *       "results": [
                     *         {
                     *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *           "outcome": "changed",
                     *           "version": 2,
                     *           "code": null,
                     *           "detail": null
                     *         },
                     *         {
                     *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                     *           "outcome": "refused",
                     *           "version": null,
                     *           "code": "forbidden",
                     *           "detail": "Only editors and owners of the project can do this."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TodosUpdated"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `too_many_todos`: The filter finds more than 1,000 todos. Narrow it.
             *     - `quota_exceeded`: The quota `kept_responses` is used up.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/too_many_todos",
                     *       "title": "More than 1,000 todos fulfil the filter",
                     *       "status": 409,
                     *       "code": "too_many_todos",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    quickAddTodo: {
        parameters: {
            query?: {
                /** @description Whether to create nothing, and return what would be created. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Buy milk on 2026-11-22 at 18:00 // Two litres, oat"
                 *     }
                 */
                "application/json": components["schemas"]["QuickAdd"];
            };
        };
        responses: {
            /** @description The todo that would be created, with `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "todo": {
                     *         "title": "Buy milk",
                     *         "description": "Two litres, oat",
                     *         "priority": 3,
                     *         "due_on": "2026-11-22",
                     *         "due_at": "2026-11-22T17:00:00Z",
                     *         "time_zone": "Europe/Berlin",
                     *         "recurrence": null,
                     *         "recurrence_from": "due",
                     *         "project_id": null,
                     *         "section_id": null,
                     *         "label_ids": [],
                     *         "assignee_ids": []
                     *       },
                     *       "spans": [
                     *         {
                     *           "kind": "due",
                     *           "start": 9,
                     *           "end": 31
                     *         },
                     *         {
                     *           "kind": "description",
                     *           "start": 32,
                     *           "end": 50
                     *         }
                     *       ],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["QuickAddPreview"];
                };
            };
            /** @description The todo, and what was understood of the text. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "todo": {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *         "title": "Buy milk",
                     *         "description": "Two litres, oat",
                     *         "completed": false,
                     *         "completed_at": null,
                     *         "priority": 3,
                     *         "due_on": "2026-11-22",
                     *         "due_at": "2026-11-22T17:00:00Z",
                     *         "time_zone": "Europe/Berlin",
                     *         "start_on": null,
                     *         "recurrence": null,
                     *         "recurrence_from": "due",
                     *         "next_id": null,
                     *         "series_id": null,
                     *         "project_id": null,
                     *         "section_id": null,
                     *         "parent_id": null,
                     *         "subtask_count": 0,
                     *         "completed_subtask_count": 0,
                     *         "position": "5000000001c4b7",
                     *         "label_ids": [
                     *           "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90"
                     *         ],
                     *         "assignee_ids": [],
                     *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "version": 1,
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000000Z"
                     *       },
                     *       "spans": [
                     *         {
                     *           "kind": "due",
                     *           "start": 9,
                     *           "end": 31
                     *         },
                     *         {
                     *           "kind": "description",
                     *           "start": 32,
                     *           "end": 50
                     *         }
                     *       ],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["QuickAdded"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `project_archived`: The project is archived and takes no new todos.
             *     - `unknown_project`: There is no such project that the caller can edit.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/project_archived",
                     *       "title": "The project is archived",
                     *       "status": 409,
                     *       "code": "project_archived",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getTodo: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The todo. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *       "title": "Buy milk",
                     *       "description": "Two litres, oat",
                     *       "completed": false,
                     *       "completed_at": null,
                     *       "priority": 3,
                     *       "due_on": "2026-11-22",
                     *       "due_at": "2026-11-22T17:00:00Z",
                     *       "time_zone": "Europe/Berlin",
                     *       "start_on": null,
                     *       "recurrence": null,
                     *       "recurrence_from": "due",
                     *       "next_id": null,
                     *       "series_id": null,
                     *       "project_id": null,
                     *       "section_id": null,
                     *       "parent_id": null,
                     *       "subtask_count": 0,
                     *       "completed_subtask_count": 0,
                     *       "position": "5000000001c4b7",
                     *       "label_ids": [
                     *         "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90"
                     *       ],
                     *       "assignee_ids": [],
                     *       "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Todo"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["TodoNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTodo: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The todo is in the trash. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TodoNotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    updateTodo: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "completed": true
                 *     }
                 */
                "application/json": components["schemas"]["TodoUpdate"];
                /**
                 * @example {
                 *       "completed": true
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["TodoUpdate"];
            };
        };
        responses: {
            /** @description The todo after the change. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *       "title": "Buy milk",
                     *       "description": "Two litres, oat",
                     *       "completed": true,
                     *       "completed_at": "2026-11-21T10:30:00.000000Z",
                     *       "priority": 3,
                     *       "due_on": "2026-11-22",
                     *       "due_at": "2026-11-22T17:00:00Z",
                     *       "time_zone": "Europe/Berlin",
                     *       "start_on": null,
                     *       "recurrence": null,
                     *       "recurrence_from": "due",
                     *       "next_id": null,
                     *       "series_id": null,
                     *       "project_id": null,
                     *       "section_id": null,
                     *       "parent_id": null,
                     *       "subtask_count": 0,
                     *       "completed_subtask_count": 0,
                     *       "position": "5000000001c4b7",
                     *       "label_ids": [
                     *         "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90"
                     *       ],
                     *       "assignee_ids": [],
                     *       "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "version": 2,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T10:30:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Todo"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TodoNotFound"];
            /**
             * @description - `project_archived`: The project is archived and takes no new todos.
             *     - `unknown_project`: There is no such project that the caller can edit.
             *     - `assignee_not_member`: An assignee is not a member of the project, or not the caller for a todo without a project.
             *     - `unknown_section`: The section is not one of the todo's project.
             *     - `unknown_label`: A label is not one of the project, or of the caller for a todo without a project.
             *     - `unknown_parent`: The parent is not a todo of the same project, or without a project one of the same user.
             *     - `subtasks_too_deep`: The todo, or a subtask of it, would be on a sixth level.
             *     - `too_many_subtasks`: The todo on the first level would have more than 499 subtasks.
             *     - `parent_in_subtree`: The parent is the todo itself, or one of its subtasks.
             *     - `quota_exceeded`: The project that the todo goes to, or the caller for a todo that leaves its project, has no
             *       room for a label that is missing there; or the next todo of the series does not fit into the caller's quota
             *       `todos`. The member `quota` has the limit.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/project_archived",
                     *       "title": "The project is archived",
                     *       "status": 409,
                     *       "code": "project_archived",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    moveTodo: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "after": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e13"
                 *     }
                 */
                "application/json": components["schemas"]["TodoMove"];
            };
        };
        responses: {
            /** @description The todo with its new position. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *       "title": "Buy milk",
                     *       "description": "Two litres, oat",
                     *       "completed": false,
                     *       "completed_at": null,
                     *       "priority": 3,
                     *       "due_on": "2026-11-22",
                     *       "due_at": "2026-11-22T17:00:00Z",
                     *       "time_zone": "Europe/Berlin",
                     *       "start_on": null,
                     *       "recurrence": null,
                     *       "recurrence_from": "due",
                     *       "next_id": null,
                     *       "series_id": null,
                     *       "project_id": null,
                     *       "section_id": null,
                     *       "parent_id": null,
                     *       "subtask_count": 0,
                     *       "completed_subtask_count": 0,
                     *       "position": "5000000004V",
                     *       "label_ids": [
                     *         "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90"
                     *       ],
                     *       "assignee_ids": [],
                     *       "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "version": 2,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T10:30:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Todo"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TodoNotFound"];
            /**
             * @description - `todo_not_in_list`: The todo in `before` or `after` is not in this list.
             *     - `unknown_section`: The section is not one of the todo's project.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/todo_not_in_list",
                     *       "title": "The other todo is not in this list",
                     *       "status": 409,
                     *       "code": "todo_not_in_list",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    skipTodo: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The todo with its next date. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *       "title": "Water the plants",
                     *       "description": null,
                     *       "completed": false,
                     *       "completed_at": null,
                     *       "priority": 3,
                     *       "due_on": "2026-11-29",
                     *       "due_at": null,
                     *       "time_zone": null,
                     *       "start_on": null,
                     *       "recurrence": "FREQ=WEEKLY;BYDAY=SU",
                     *       "recurrence_from": "due",
                     *       "next_id": null,
                     *       "series_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *       "project_id": null,
                     *       "section_id": null,
                     *       "parent_id": null,
                     *       "subtask_count": 0,
                     *       "completed_subtask_count": 0,
                     *       "position": "5000000001c4b7",
                     *       "label_ids": [],
                     *       "assignee_ids": [],
                     *       "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "version": 2,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T10:30:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Todo"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TodoNotFound"];
            /**
             * @description - `todo_not_recurring`: The todo has no `recurrence`, or it is completed.
             *     - `recurrence_ended`: The rule has no further date.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/todo_not_recurring",
                     *       "title": "The todo does not recur",
                     *       "status": 409,
                     *       "code": "todo_not_recurring",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    previewRecurrence: {
        parameters: {
            query: {
                /**
                 * @description The rule.
                 * @example FREQ=MONTHLY;BYDAY=-1FR
                 */
                rule: components["schemas"]["RecurrenceRule"];
                /**
                 * @description The day or the time from which the rule is counted; today when absent.
                 * @example 2026-11-22
                 */
                from?: components["schemas"]["Day"] | components["schemas"]["Instant"];
                /** @description The time zone of the time, and of today; the caller's when absent. */
                time_zone?: components["schemas"]["TimeZone"];
                /** @description The number of dates, at most. */
                count?: number;
            };
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dates. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dates": [
                     *         {
                     *           "due_on": "2026-11-27",
                     *           "due_at": null
                     *         },
                     *         {
                     *           "due_on": "2026-12-25",
                     *           "due_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecurrencePreview"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listProjects: {
        parameters: {
            query?: {
                /** @description Only active projects, or only archived ones. */
                status?: components["schemas"]["ProjectStatus"];
                /** @description Only the caller's favourites (`true`), or only the others (`false`). */
                is_favourite?: boolean;
                /**
                 * @description Only the projects directly below this one; or with `none` only those without a parent that the caller sees. With
                 *     `sort=position` they are in the caller's own order.
                 */
                parent_id?: components["schemas"]["IdOrNone"];
                /**
                 * @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. `position` is the caller's
                 *     own order.
                 */
                sort?: "created_at" | "-created_at" | "name" | "-name" | "position" | "-position";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *         "name": "Garden",
                     *         "description": "What grows and what should",
                     *         "color": "#16a34a",
                     *         "icon": "🌱",
                     *         "default_view": "list",
                     *         "status": "active",
                     *         "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "role": "owner",
                     *         "parent_id": null,
                     *         "is_favourite": false,
                     *         "is_muted": false,
                     *         "position": "5000000000",
                     *         "task_count": 3,
                     *         "open_task_count": 2,
                     *         "version": 1,
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Project"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Garden",
                 *       "description": "What grows and what should",
                 *       "color": "#16a34a",
                 *       "icon": "🌱"
                 *     }
                 */
                "application/json": components["schemas"]["ProjectCreate"];
            };
        };
        responses: {
            /** @description The created resource. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "name": "Garden",
                     *       "description": "What grows and what should",
                     *       "color": "#16a34a",
                     *       "icon": "🌱",
                     *       "default_view": "list",
                     *       "status": "active",
                     *       "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "role": "owner",
                     *       "parent_id": null,
                     *       "is_favourite": false,
                     *       "is_muted": false,
                     *       "position": "5000000000",
                     *       "task_count": 3,
                     *       "open_task_count": 2,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `unknown_parent`: There is no such parent that the caller can edit.
             *     - `projects_too_deep`: The project, or one below it, would be on a fourth level. Those that the caller does not see count.
             *     - `too_many_subprojects`: 100 projects are directly below the parent.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/projects_too_deep",
                     *       "title": "There are at most three levels of projects",
                     *       "status": 409,
                     *       "code": "projects_too_deep",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "name": "Garden",
                     *       "description": "What grows and what should",
                     *       "color": "#16a34a",
                     *       "icon": "🌱",
                     *       "default_view": "list",
                     *       "status": "active",
                     *       "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "role": "owner",
                     *       "parent_id": null,
                     *       "is_favourite": false,
                     *       "is_muted": false,
                     *       "position": "5000000000",
                     *       "task_count": 3,
                     *       "open_task_count": 2,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Project"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ProjectNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteProject: {
        parameters: {
            query?: {
                /** @description The project to which the todos are moved. Without it, the todos are deleted with the project. */
                move_todos_to?: components["schemas"]["GivenId"];
            };
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project is in the trash. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deleted_todos": 3,
                     *       "moved_todos": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectDeletion"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            /**
             * @description - `unknown_project`: There is no such project to move the todos to, or it is the deleted project itself.
             *     - `project_archived`: The project to move the todos to is archived.
             *     - `quota_exceeded`: That project has no room for a label that is missing there. The member `quota` has the limit.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unknown_project",
                     *       "title": "There is no such project that the caller can use",
                     *       "status": 409,
                     *       "code": "unknown_project",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    updateProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "archived"
                 *     }
                 */
                "application/json": components["schemas"]["ProjectUpdate"];
                /**
                 * @example {
                 *       "status": "archived"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["ProjectUpdate"];
            };
        };
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "name": "Garden",
                     *       "description": "What grows and what should",
                     *       "color": "#16a34a",
                     *       "icon": "🌱",
                     *       "default_view": "list",
                     *       "status": "archived",
                     *       "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "role": "owner",
                     *       "parent_id": null,
                     *       "is_favourite": false,
                     *       "is_muted": false,
                     *       "position": "5000000000",
                     *       "task_count": 3,
                     *       "open_task_count": 2,
                     *       "version": 2,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            /**
             * @description - `unknown_parent`: There is no such parent that the caller can edit.
             *     - `projects_too_deep`: The project, or one below it, would be on a fourth level. Those that the caller does not see count.
             *     - `too_many_subprojects`: 100 projects are directly below the parent.
             *     - `parent_in_subtree`: The parent is the project itself, or one below it.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/projects_too_deep",
                     *       "title": "There are at most three levels of projects",
                     *       "status": 409,
                     *       "code": "projects_too_deep",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    moveProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "first"
                 *     }
                 */
                "application/json": components["schemas"]["ProjectMove"];
            };
        };
        responses: {
            /** @description The project with its new position. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "name": "Garden",
                     *       "description": "What grows and what should",
                     *       "color": "#16a34a",
                     *       "icon": "🌱",
                     *       "default_view": "list",
                     *       "status": "active",
                     *       "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "role": "owner",
                     *       "parent_id": null,
                     *       "is_favourite": false,
                     *       "is_muted": false,
                     *       "position": "5000000000",
                     *       "task_count": 3,
                     *       "open_task_count": 2,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ProjectNotFound"];
            /**
             * @description - `unknown_project`: The project in `before` or `after` is not one of the caller's.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unknown_project",
                     *       "title": "There is no such project that the caller can use",
                     *       "status": 409,
                     *       "code": "unknown_project",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at" | "name" | "-name";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                     *         "name": "Grace Hopper",
                     *         "email": "grace@example.com",
                     *         "role": "editor",
                     *         "created_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Member"][];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ProjectNotFound"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    addMember: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                 *       "role": "editor"
                 *     }
                 */
                "application/json": components["schemas"]["MemberCreate"];
            };
        };
        responses: {
            /** @description The invitation, which the user may accept. */
            202: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40",
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                     *       "email": null,
                     *       "role": "editor",
                     *       "status": "pending",
                     *       "invited_by": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "expires_at": "2026-11-28T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            /**
             * @description - `already_member`: The person is a member of the project.
             *     - `already_invited`: The person has a pending invitation to the project.
             *     - `invitation_declined`: The person has declined an invitation to the project within seven days.
             *     - `unknown_user`: There is no such user.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/already_invited",
                     *       "title": "The person already has a pending invitation",
                     *       "status": 409,
                     *       "code": "already_invited",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                     *       "name": "Grace Hopper",
                     *       "email": "grace@example.com",
                     *       "role": "editor",
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["MemberNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is no longer a member. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["MemberNotFound"];
            /** @description `last_owner`: the user is the last owner of the project. Make another member an owner first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last_owner",
                     *       "title": "A project needs at least one owner",
                     *       "status": 409,
                     *       "code": "last_owner",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    updateMember: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": components["schemas"]["MemberUpdate"];
                /**
                 * @example {
                 *       "role": "viewer"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["MemberUpdate"];
            };
        };
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                     *       "name": "Grace Hopper",
                     *       "email": "grace@example.com",
                     *       "role": "viewer",
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["MemberNotFound"];
            /** @description `last_owner`: the user is the last owner of the project. Make another member an owner first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last_owner",
                     *       "title": "A project needs at least one owner",
                     *       "status": 409,
                     *       "code": "last_owner",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listSections: {
        parameters: {
            query?: {
                /**
                 * @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. `position` is the manual
                 *     order.
                 */
                sort?: "position" | "-position" | "name" | "-name" | "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95",
                     *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *         "name": "Doing",
                     *         "position": "5000000000",
                     *         "takes_completed": false,
                     *         "version": 1,
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Section"][];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ProjectNotFound"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Doing"
                 *     }
                 */
                "application/json": components["schemas"]["SectionCreate"];
            };
        };
        responses: {
            /** @description The section. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95",
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "name": "Doing",
                     *       "position": "5000000000",
                     *       "takes_completed": false,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Section"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            /**
             * @description - `quota_exceeded`: The project has as many sections as it may have, or a quota of the caller is used up. The member
             *       `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/quota_exceeded",
                     *       "title": "A quota is used up",
                     *       "status": 409,
                     *       "code": "quota_exceeded",
                     *       "quota": {
                     *         "name": "sections",
                     *         "limit": 100,
                     *         "used": 100
                     *       },
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getSection: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The section's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95
                 */
                section_id: components["parameters"]["SectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95",
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "name": "Doing",
                     *       "position": "5000000000",
                     *       "takes_completed": false,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Section"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["SectionNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteSection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The section's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95
                 */
                section_id: components["parameters"]["SectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SectionNotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    updateSection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The section's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95
                 */
                section_id: components["parameters"]["SectionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "In progress"
                 *     }
                 */
                "application/json": components["schemas"]["SectionUpdate"];
                /**
                 * @example {
                 *       "name": "In progress"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["SectionUpdate"];
            };
        };
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95",
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "name": "In progress",
                     *       "position": "5000000000",
                     *       "takes_completed": false,
                     *       "version": 2,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T10:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Section"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SectionNotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    moveSection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The section's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95
                 */
                section_id: components["parameters"]["SectionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "last"
                 *     }
                 */
                "application/json": components["schemas"]["SectionMove"];
            };
        };
        responses: {
            /** @description The section with its new position. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95",
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "name": "Doing",
                     *       "position": "5000000002",
                     *       "takes_completed": false,
                     *       "version": 2,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T10:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Section"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SectionNotFound"];
            /**
             * @description - `unknown_section`: The section in `before` or `after` is not one of this project.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unknown_section",
                     *       "title": "There is no such section in the project",
                     *       "status": 409,
                     *       "code": "unknown_section",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listLabels: {
        parameters: {
            query?: {
                /** @description Only labels of this project, or with `none` only the caller's own. */
                project_id?: components["schemas"]["IdOrNone"];
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "name" | "-name" | "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90",
                     *         "name": "family",
                     *         "color": "#3b82f6",
                     *         "project_id": null,
                     *         "version": 1,
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Label"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createLabel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "family",
                 *       "color": "#3b82f6"
                 *     }
                 */
                "application/json": components["schemas"]["LabelCreate"];
            };
        };
        responses: {
            /** @description The label. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90",
                     *       "name": "family",
                     *       "color": "#3b82f6",
                     *       "project_id": null,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `label_name_taken`: The project, or the caller, has a label of this name. Upper and lower case are equal.
             *     - `unknown_project`: There is no such project that the caller can edit.
             *     - `quota_exceeded`: A quota of the caller, or of the project's owner, is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/label_name_taken",
                     *       "title": "There is a label of this name",
                     *       "status": 409,
                     *       "code": "label_name_taken",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getLabel: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The label's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90
                 */
                label_id: components["parameters"]["LabelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90",
                     *       "name": "family",
                     *       "color": "#3b82f6",
                     *       "project_id": null,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Label"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["LabelNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteLabel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The label's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90
                 */
                label_id: components["parameters"]["LabelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["LabelNotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    updateLabel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The label's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90
                 */
                label_id: components["parameters"]["LabelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "kin"
                 *     }
                 */
                "application/json": components["schemas"]["LabelUpdate"];
                /**
                 * @example {
                 *       "name": "kin"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["LabelUpdate"];
            };
        };
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90",
                     *       "name": "kin",
                     *       "color": "#3b82f6",
                     *       "project_id": null,
                     *       "version": 2,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T10:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["LabelNotFound"];
            /** @description `label_name_taken`: the project, or the caller, has another label of this name. Upper and lower case are equal. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/label_name_taken",
                     *       "title": "There is a label of this name",
                     *       "status": 409,
                     *       "code": "label_name_taken",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listReminders: {
        parameters: {
            query?: {
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98",
                     *         "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *         "at": null,
                     *         "minutes_before": 30,
                     *         "remind_at": "2026-11-22T16:30:00.000000Z",
                     *         "snoozed_until": null,
                     *         "reminded_at": null,
                     *         "version": 1,
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Reminder"][];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["TodoNotFound"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createReminder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "minutes_before": 30
                 *     }
                 */
                "application/json": components["schemas"]["ReminderCreate"];
            };
        };
        responses: {
            /** @description The reminder. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98",
                     *       "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *       "at": null,
                     *       "minutes_before": 30,
                     *       "remind_at": "2026-11-22T16:30:00.000000Z",
                     *       "snoozed_until": null,
                     *       "reminded_at": null,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Reminder"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["TodoNotFound"];
            /**
             * @description - `quota_exceeded`: A quota of the caller is used up: too many reminders wait, or the todo has ten of the caller's. The
             *       member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/quota_exceeded",
                     *       "title": "A quota is used up",
                     *       "status": 409,
                     *       "code": "quota_exceeded",
                     *       "quota": {
                     *         "name": "todo_reminders",
                     *         "limit": 10,
                     *         "used": 10
                     *       },
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getReminder: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The reminder's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98
                 */
                reminder_id: components["parameters"]["ReminderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98",
                     *       "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *       "at": null,
                     *       "minutes_before": 30,
                     *       "remind_at": "2026-11-22T16:30:00.000000Z",
                     *       "snoozed_until": null,
                     *       "reminded_at": null,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Reminder"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ReminderNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteReminder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The reminder's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98
                 */
                reminder_id: components["parameters"]["ReminderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ReminderNotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    snoozeReminder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The reminder's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98
                 */
                reminder_id: components["parameters"]["ReminderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "minutes": 15
                 *     }
                 */
                "application/json": components["schemas"]["ReminderSnooze"];
            };
        };
        responses: {
            /** @description The reminder with its new time. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98",
                     *       "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *       "at": null,
                     *       "minutes_before": 30,
                     *       "remind_at": "2026-11-22T16:45:00.000000Z",
                     *       "snoozed_until": "2026-11-22T16:45:00.000000Z",
                     *       "reminded_at": "2026-11-22T16:30:01.000000Z",
                     *       "version": 3,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-22T16:30:01.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Reminder"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ReminderNotFound"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listViews: {
        parameters: {
            query?: {
                /** @description Only views of this project, or with `none` only the caller's own. */
                project_id?: components["schemas"]["IdOrNone"];
                /** @description Only favourites (`true`), or only other views (`false`). */
                is_favourite?: boolean;
                /**
                 * @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. `position` is the manual order
                 *     of a project's views, and of the caller's own.
                 */
                sort?: "position" | "-position" | "name" | "-name" | "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5",
                     *         "name": "This week at home",
                     *         "filter": "due < today+7d and label = home and not completed",
                     *         "sort": "due",
                     *         "group_by": "label",
                     *         "layout": "list",
                     *         "icon": "🏡",
                     *         "color": "#16a34a",
                     *         "position": "5000000000",
                     *         "is_favourite": false,
                     *         "project_id": null,
                     *         "version": 1,
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["View"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createView: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "This week at home",
                 *       "filter": "due < today+7d and label = home and not completed",
                 *       "sort": "due",
                 *       "group_by": "label",
                 *       "layout": "list",
                 *       "icon": "🏡",
                 *       "color": "#16a34a"
                 *     }
                 */
                "application/json": components["schemas"]["ViewCreate"];
            };
        };
        responses: {
            /** @description The view. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5",
                     *       "name": "This week at home",
                     *       "filter": "due < today+7d and label = home and not completed",
                     *       "sort": "due",
                     *       "group_by": "label",
                     *       "layout": "list",
                     *       "icon": "🏡",
                     *       "color": "#16a34a",
                     *       "position": "5000000000",
                     *       "is_favourite": false,
                     *       "project_id": null,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `unknown_project`: There is no such project that the caller can edit.
             *     - `quota_exceeded`: A quota of the caller, or of the project's owner, is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unknown_project",
                     *       "title": "There is no such project that the caller can use",
                     *       "status": 409,
                     *       "code": "unknown_project",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getView: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The view's id, or the name of a built-in one, of which only the todos can be read.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5
                 */
                view_id: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5",
                     *       "name": "This week at home",
                     *       "filter": "due < today+7d and label = home and not completed",
                     *       "sort": "due",
                     *       "group_by": "label",
                     *       "layout": "list",
                     *       "icon": "🏡",
                     *       "color": "#16a34a",
                     *       "position": "5000000000",
                     *       "is_favourite": false,
                     *       "project_id": null,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["View"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ViewNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteView: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The view's id, or the name of a built-in one, of which only the todos can be read.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5
                 */
                view_id: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ViewNotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    updateView: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The view's id, or the name of a built-in one, of which only the todos can be read.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5
                 */
                view_id: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "At home",
                 *       "is_favourite": true
                 *     }
                 */
                "application/json": components["schemas"]["ViewUpdate"];
                /**
                 * @example {
                 *       "name": "At home",
                 *       "is_favourite": true
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["ViewUpdate"];
            };
        };
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5",
                     *       "name": "At home",
                     *       "filter": "due < today+7d and label = home and not completed",
                     *       "sort": "due",
                     *       "group_by": "label",
                     *       "layout": "list",
                     *       "icon": "🏡",
                     *       "color": "#16a34a",
                     *       "position": "5000000000",
                     *       "is_favourite": true,
                     *       "project_id": null,
                     *       "version": 2,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T10:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ViewNotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    moveView: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The view's id, or the name of a built-in one, of which only the todos can be read.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5
                 */
                view_id: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "last"
                 *     }
                 */
                "application/json": components["schemas"]["ViewMove"];
            };
        };
        responses: {
            /** @description The view with its new position. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5",
                     *       "name": "This week at home",
                     *       "filter": "due < today+7d and label = home and not completed",
                     *       "sort": "due",
                     *       "group_by": "label",
                     *       "layout": "list",
                     *       "icon": "🏡",
                     *       "color": "#16a34a",
                     *       "position": "5000000002",
                     *       "is_favourite": false,
                     *       "project_id": null,
                     *       "version": 2,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T10:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ViewNotFound"];
            /**
             * @description - `unknown_view`: The view in `before` or `after` is not one of the same list.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unknown_view",
                     *       "title": "There is no such view in the list",
                     *       "status": 409,
                     *       "code": "unknown_view",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listViewTodos: {
        parameters: {
            query?: {
                /** @description Another order than that of the view, as of `GET /todos?sort=`. */
                sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "due" | "-due" | "priority" | "-priority" | "title" | "-title" | "position" | "-position";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path: {
                /**
                 * @description The view's id, or the name of a built-in one, of which only the todos can be read.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5
                 */
                view_id: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of todos; `[]` when there are none. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *         "title": "Buy milk",
                     *         "description": "Two litres, oat",
                     *         "completed": false,
                     *         "completed_at": null,
                     *         "priority": 3,
                     *         "due_on": "2026-11-22",
                     *         "due_at": "2026-11-22T17:00:00Z",
                     *         "time_zone": "Europe/Berlin",
                     *         "start_on": null,
                     *         "recurrence": null,
                     *         "recurrence_from": "due",
                     *         "next_id": null,
                     *         "series_id": null,
                     *         "project_id": null,
                     *         "section_id": null,
                     *         "parent_id": null,
                     *         "subtask_count": 0,
                     *         "completed_subtask_count": 0,
                     *         "position": "5000000001c4b7",
                     *         "label_ids": [
                     *           "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90"
                     *         ],
                     *         "assignee_ids": [],
                     *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "version": 1,
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Todo"][];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ViewNotFound"];
            /**
             * @description - `cursor_invalid`: The cursor cannot be decoded, or belongs to another sort order. Start again without a cursor.
             *     - `view_filter_unreadable`: A day that the filter counts from today is out of the calendar. Change the view.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTrash: {
        parameters: {
            query?: {
                /** @description Only todos, or only projects. */
                type?: components["schemas"]["TrashItemType"];
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "deleted_at" | "-deleted_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of items; `[]` when there are none. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "type": "todo",
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *         "title": "Buy milk",
                     *         "project_id": null,
                     *         "deleted_at": "2026-11-21T09:30:00.000000Z",
                     *         "deleted_by": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "purge_at": "2026-12-21T09:30:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["TrashItem"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    emptyTrash: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trash is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "purged": 2
                     *     }
                     */
                    "application/json": components["schemas"]["TrashEmptied"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    purgeTrashItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the deleted todo or project.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                item_id: components["parameters"]["TrashItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item has been deleted permanently. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["TrashItemNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    restoreTrashItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id of the deleted todo or project.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                item_id: components["parameters"]["TrashItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The restored item. */
            200: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "project",
                     *       "project": {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *         "name": "Garden",
                     *         "description": "What grows and what should",
                     *         "color": "#16a34a",
                     *         "icon": "🌱",
                     *         "default_view": "list",
                     *         "status": "active",
                     *         "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "role": "owner",
                     *         "parent_id": null,
                     *         "is_favourite": false,
                     *         "is_muted": false,
                     *         "position": "5000000000",
                     *         "task_count": 3,
                     *         "open_task_count": 2,
                     *         "version": 1,
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RestoredItem"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["TrashItemNotFound"];
            /**
             * @description - `project_deleted`: The todo's project is in the trash. Restore the project first.
             *     - `project_archived`: The todo's project is archived and takes no todos.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/project_deleted",
                     *       "title": "The project is deleted",
                     *       "status": 409,
                     *       "code": "project_deleted",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listActivity: {
        parameters: {
            query?: {
                /** @description Only events in this project. */
                project_id?: components["schemas"]["GivenId"];
                /** @description Only events about this todo. */
                todo_id?: components["schemas"]["GivenId"];
                /** @description The sort order. A leading `-` means descending. */
                sort?: "occurred_at" | "-occurred_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of events; `[]` when there are none. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                     *         "type": "todo.updated",
                     *         "occurred_at": "2026-11-21T09:05:00.000000Z",
                     *         "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "project_id": null,
                     *         "data": {
                     *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *           "title": "Buy oat milk",
                     *           "description": null,
                     *           "completed": false,
                     *           "completed_at": null,
                     *           "priority": 3,
                     *           "due_on": null,
                     *           "due_at": null,
                     *           "time_zone": null,
                     *           "start_on": null,
                     *           "recurrence": null,
                     *           "recurrence_from": "due",
                     *           "next_id": null,
                     *           "series_id": null,
                     *           "project_id": null,
                     *           "section_id": null,
                     *           "parent_id": null,
                     *           "subtask_count": 0,
                     *           "completed_subtask_count": 0,
                     *           "position": "5000000001c4b7",
                     *           "label_ids": [],
                     *           "assignee_ids": [],
                     *           "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *           "version": 2,
                     *           "created_at": "2026-11-21T09:00:00.000000Z",
                     *           "updated_at": "2026-11-21T09:05:00.000000Z"
                     *         },
                     *         "changes": [
                     *           {
                     *             "member": "title",
                     *             "from": "Buy milk",
                     *             "to": "Buy oat milk"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Event"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    sync: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Opaque. */
                cursor?: string;
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "changes": [
                     *         {
                     *           "type": "todo",
                     *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *           "todo": {
                     *             "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *             "title": "Buy oat milk",
                     *             "description": null,
                     *             "completed": false,
                     *             "completed_at": null,
                     *             "priority": 3,
                     *             "due_on": null,
                     *             "due_at": null,
                     *             "time_zone": null,
                     *             "start_on": null,
                     *             "recurrence": null,
                     *             "recurrence_from": "due",
                     *             "next_id": null,
                     *             "series_id": null,
                     *             "project_id": null,
                     *             "section_id": null,
                     *             "parent_id": null,
                     *             "subtask_count": 0,
                     *             "completed_subtask_count": 0,
                     *             "position": "5000000001c4b7",
                     *             "label_ids": [],
                     *             "assignee_ids": [],
                     *             "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *             "version": 2,
                     *             "created_at": "2026-11-21T09:00:00.000000Z",
                     *             "updated_at": "2026-11-21T09:05:00.000000Z"
                     *           }
                     *         },
                     *         {
                     *           "type": "project",
                     *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *           "project": null
                     *         }
                     *       ],
                     *       "cursor": "eyJhZnRlciI6WyI3NDIiLCI5MSJdfQ",
                     *       "has_more": false
                     *     }
                     */
                    "application/json": components["schemas"]["SyncPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `cursor_invalid`: The cursor cannot be decoded.
             *     - `cursor_expired`: The changes since the cursor are no longer kept. Start again without a cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_expired",
                     *       "title": "The cursor has expired",
                     *       "status": 409,
                     *       "code": "cursor_expired",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description Start after this cursor: an id of this stream, or a cursor of `GET /sync`. */
                since?: components["schemas"]["EventCursor"];
                /** @description Only events of these types. */
                types?: components["schemas"]["EventType"][];
                /** @description Only events in this project. */
                project_id?: components["schemas"]["GivenId"];
            };
            header?: {
                /** @description The same as `since`. Browsers send it when they reconnect. */
                "Last-Event-ID"?: components["schemas"]["EventCursor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event stream. */
            200: {
                headers: {
                    /** @description A proxy must neither store nor compress the stream, which would delay its events. */
                    "Cache-Control": "no-store, no-transform";
                    /** @description Makes nginx send each event at once. */
                    "X-Accel-Buffering": "no";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "stream.ended",
                     *       "reason": "token_expired"
                     *     }
                     */
                    "text/event-stream": components["schemas"]["StreamEvent"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `cursor_invalid`: The cursor cannot be decoded.
             *     - `cursor_expired`: The events since the cursor are no longer kept. Read `GET /sync` without a cursor, then
             *       continue from the cursor that it returns.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_expired",
                     *       "title": "The cursor has expired",
                     *       "status": 409,
                     *       "code": "cursor_expired",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createEventTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket": "tpe_5yJtqW0m3vV9k2x8Qe7aR1uZc4bN6sHd0fG2jL5pT8w",
                     *       "expires_at": "2026-11-21T09:00:30.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventTicket"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80",
                     *         "url": "https://example.com/hooks/taskpact",
                     *         "description": "To the wall display",
                     *         "event_types": [
                     *           "todo.created",
                     *           "todo.updated"
                     *         ],
                     *         "project_id": null,
                     *         "filter": null,
                     *         "enabled": true,
                     *         "disabled_reason": null,
                     *         "failing_since": null,
                     *         "version": 1,
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Webhook"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://example.com/hooks/taskpact",
                 *       "description": "To the wall display",
                 *       "event_types": [
                 *         "todo.created",
                 *         "todo.updated"
                 *       ],
                 *       "filter": "assignee = me and priority >= 4"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookCreate"];
            };
        };
        responses: {
            /** @description The created webhook with its secret. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80",
                     *       "url": "https://example.com/hooks/taskpact",
                     *       "description": "To the wall display",
                     *       "event_types": [
                     *         "todo.created",
                     *         "todo.updated"
                     *       ],
                     *       "project_id": null,
                     *       "filter": null,
                     *       "enabled": true,
                     *       "disabled_reason": null,
                     *       "failing_since": null,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z",
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `email_unconfirmed`: The caller's own address is not confirmed. `PUT /users/me/email` with it sends a token.
             *     - `webhook_url_refused`: The service does not send to this URL. `detail` has the reason.
             *     - `unknown_project`: There is no such project that the caller can see.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/webhook_url_refused",
                     *       "title": "The service does not send webhooks to this URL",
                     *       "status": 409,
                     *       "code": "webhook_url_refused",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80",
                     *       "url": "https://example.com/hooks/taskpact",
                     *       "description": "To the wall display",
                     *       "event_types": [
                     *         "todo.created",
                     *         "todo.updated"
                     *       ],
                     *       "project_id": null,
                     *       "filter": null,
                     *       "enabled": true,
                     *       "disabled_reason": null,
                     *       "failing_since": null,
                     *       "version": 1,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookNotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": false
                 *     }
                 */
                "application/json": components["schemas"]["WebhookUpdate"];
                /**
                 * @example {
                 *       "enabled": false
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["WebhookUpdate"];
            };
        };
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80",
                     *       "url": "https://example.com/hooks/taskpact",
                     *       "description": "To the wall display",
                     *       "event_types": [
                     *         "todo.created",
                     *         "todo.updated"
                     *       ],
                     *       "project_id": null,
                     *       "filter": null,
                     *       "enabled": false,
                     *       "disabled_reason": null,
                     *       "failing_since": null,
                     *       "version": 2,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "updated_at": "2026-11-21T10:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookNotFound"];
            /**
             * @description - `email_unconfirmed`: The caller's own address is not confirmed, and the webhook would be enabled. `PUT
             *       /users/me/email` with it sends a token.
             *     - `webhook_url_refused`: The service does not send to this URL. `detail` has the reason.
             *     - `unknown_project`: There is no such project that the caller can see.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/webhook_url_refused",
                     *       "title": "The service does not send webhooks to this URL",
                     *       "status": 409,
                     *       "code": "webhook_url_refused",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook with its new secret. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=",
                     *       "previous_expires_at": "2026-11-22T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. Its first attempt starts at once. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e81",
                     *       "webhook_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80",
                     *       "event_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                     *       "event_type": "webhook.test",
                     *       "state": "pending",
                     *       "attempts": 0,
                     *       "next_attempt_at": "2026-11-21T09:05:00.000000Z",
                     *       "last_attempt_at": null,
                     *       "response_status": null,
                     *       "error": null,
                     *       "created_at": "2026-11-21T09:05:00.000000Z",
                     *       "finished_at": null,
                     *       "request": {
                     *         "url": "https://example.com/hooks/taskpact",
                     *         "headers": {},
                     *         "body": "{\"id\":\"0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70\",\"type\":\"webhook.test\"}"
                     *       },
                     *       "response_body": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookNotFound"];
            /**
             * @description - `webhook_disabled`: The webhook is disabled. Enable it first.
             *     - `email_unconfirmed`: The caller's own address is not confirmed. `PUT /users/me/email` with it sends a token.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/webhook_disabled",
                     *       "title": "The webhook is disabled",
                     *       "status": 409,
                     *       "code": "webhook_disabled",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description Only deliveries in this state. */
                state?: components["schemas"]["WebhookDeliveryState"];
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e81",
                     *         "webhook_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80",
                     *         "event_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                     *         "event_type": "todo.created",
                     *         "state": "succeeded",
                     *         "attempts": 2,
                     *         "next_attempt_at": null,
                     *         "last_attempt_at": "2026-11-21T09:05:06.000000Z",
                     *         "response_status": 204,
                     *         "error": null,
                     *         "created_at": "2026-11-21T09:05:00.000000Z",
                     *         "finished_at": "2026-11-21T09:05:06.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["WebhookDelivery"][];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookNotFound"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
                /**
                 * @description The delivery's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e81
                 */
                delivery_id: components["parameters"]["WebhookDeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e81",
                     *       "webhook_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80",
                     *       "event_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                     *       "event_type": "todo.created",
                     *       "state": "succeeded",
                     *       "attempts": 2,
                     *       "next_attempt_at": null,
                     *       "last_attempt_at": "2026-11-21T09:05:06.000000Z",
                     *       "response_status": 204,
                     *       "error": null,
                     *       "created_at": "2026-11-21T09:05:00.000000Z",
                     *       "finished_at": "2026-11-21T09:05:06.000000Z",
                     *       "request": {
                     *         "url": "https://example.com/hooks/taskpact",
                     *         "headers": {
                     *           "0": {
                     *             "name": "content-type",
                     *             "value": "application/json"
                     *           },
                     *           "1": {
                     *             "name": "webhook-id",
                     *             "value": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70"
                     *           },
                     *           "2": {
                     *             "name": "webhook-timestamp",
                     *             "value": "1795251906"
                     *           }
                     *         },
                     *         "body": "{\"id\":\"0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70\",\"type\":\"todo.created\"}"
                     *       },
                     *       "response_body": ""
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookDeliveryNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    redeliverWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80
                 */
                webhook_id: components["parameters"]["WebhookId"];
                /**
                 * @description The delivery's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e81
                 */
                delivery_id: components["parameters"]["WebhookDeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery is waiting to be sent. */
            200: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e81",
                     *       "webhook_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80",
                     *       "event_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                     *       "event_type": "todo.created",
                     *       "state": "pending",
                     *       "attempts": 10,
                     *       "next_attempt_at": "2026-11-25T09:00:00.000000Z",
                     *       "last_attempt_at": "2026-11-24T13:00:00.000000Z",
                     *       "response_status": 503,
                     *       "error": "The receiver answered 503.",
                     *       "created_at": "2026-11-21T09:05:00.000000Z",
                     *       "finished_at": null,
                     *       "request": {
                     *         "url": "https://example.com/hooks/taskpact",
                     *         "headers": {
                     *           "0": {
                     *             "name": "content-type",
                     *             "value": "application/json"
                     *           },
                     *           "1": {
                     *             "name": "webhook-id",
                     *             "value": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70"
                     *           },
                     *           "2": {
                     *             "name": "webhook-timestamp",
                     *             "value": "1795251906"
                     *           }
                     *         },
                     *         "body": "{\"id\":\"0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70\",\"type\":\"todo.created\"}"
                     *       },
                     *       "response_body": ""
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookDeliveryNotFound"];
            /**
             * @description - `webhook_disabled`: The webhook is disabled. Enable it first.
             *     - `email_unconfirmed`: The caller's own address is not confirmed. `PUT /users/me/email` with it sends a token.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/webhook_disabled",
                     *       "title": "The webhook is disabled",
                     *       "status": 409,
                     *       "code": "webhook_disabled",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /**
                 * @description Only users whose email address or name contains this text. Upper and lower case are equal.
                 * @example ada
                 */
                search?: string;
                /** @description Only users with this role. */
                role?: components["schemas"]["Role"];
                /** @description Only disabled users (`true`), or only enabled ones (`false`). */
                disabled?: boolean;
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at" | "email" | "-email";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "email": "ada@example.com",
                     *         "name": "Ada Lovelace",
                     *         "role": "user",
                     *         "disabled_at": null,
                     *         "created_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["AdminUser"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "grace@example.com",
                 *       "name": "Grace Hopper",
                 *       "role": "user"
                 *     }
                 */
                "application/json": components["schemas"]["AdminUserCreate"];
            };
        };
        responses: {
            /** @description The account. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                     *       "email": "grace@example.com",
                     *       "name": "Grace Hopper",
                     *       "role": "user",
                     *       "disabled_at": null,
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            /**
             * @description - `email_taken`: An account has this address.
             *     - `password_too_common`: The password is on a list of common passwords.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/email_taken",
                     *       "title": "This email address already has an account",
                     *       "status": 409,
                     *       "code": "email_taken",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAllAuditEntries: {
        parameters: {
            query?: {
                /**
                 * @description Only entries about this account.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10
                 */
                user_id?: components["schemas"]["GivenId"];
                /**
                 * @description Only entries of this kind.
                 * @example signed_in
                 */
                kind?: components["schemas"]["AuditKind"];
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb1",
                     *         "kind": "user_changed",
                     *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *         "session_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea0",
                     *         "target_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "user_agent": null,
                     *         "address": "203.0.113.7",
                     *         "created_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["AuditEntry"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportAllAuditEntries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries, one a line. */
            200: {
                headers: {
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /** @example {"id":"0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0","kind":"signed_in","user_id":"0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10","actor_id":null,"session_id":null,"target_id":null,"user_agent":"Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0","address":"203.0.113.7","created_at":"2026-11-21T09:00:00.000000Z"} */
                    "application/x-ndjson": components["schemas"]["AuditLines"];
                    /**
                     * @example id,kind,user_id,actor_id,session_id,target_id,user_agent,address,created_at
                     *     0199d0a2-7c3e-7b54-9a43-5f6f2c9d1eb0,signed_in,0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10,,,,Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0,203.0.113.7,2026-11-21T09:00:00.000000Z
                     */
                    "text/csv": components["schemas"]["AuditLines"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "email": "ada@example.com",
                     *       "name": "Ada Lovelace",
                     *       "role": "user",
                     *       "disabled_at": null,
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AccountNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteUser: {
        parameters: {
            query?: {
                /** @description The user who gets the todos and projects. Without it, they are deleted. */
                hand_over_to?: components["schemas"]["GivenId"];
            };
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account has been deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            404: components["responses"]["AccountNotFound"];
            /**
             * @description - `last_admin`: The user is the last enabled admin. Make another user an admin first.
             *     - `unknown_user`: There is no such user to hand over to, or it is the deleted user.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last_admin",
                     *       "title": "The service needs at least one admin",
                     *       "status": 409,
                     *       "code": "last_admin",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "disabled": true
                 *     }
                 */
                "application/json": components["schemas"]["AdminUserUpdate"];
                /**
                 * @example {
                 *       "disabled": true
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["AdminUserUpdate"];
            };
        };
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "email": "ada@example.com",
                     *       "name": "Ada Lovelace",
                     *       "role": "user",
                     *       "disabled_at": "2026-11-21T10:00:00.000000Z",
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            404: components["responses"]["AccountNotFound"];
            /** @description `last_admin`: the user is the last enabled admin. Make another user an admin first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last_admin",
                     *       "title": "The service needs at least one admin",
                     *       "status": 409,
                     *       "code": "last_admin",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    endUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is signed out everywhere. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            404: components["responses"]["AccountNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceUserPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "new_password": "tin whistle at low tide"
                 *     }
                 */
                "application/json": components["schemas"]["UserPasswordReplace"];
            };
        };
        responses: {
            /** @description The password has been set. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            404: components["responses"]["AccountNotFound"];
            /** @description `password_too_common`: the new password is on a list of common passwords. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/password_too_common",
                     *       "title": "This password is too common",
                     *       "status": 409,
                     *       "code": "password_too_common",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    sendUserPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The email will be sent. */
            202: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            404: components["responses"]["AccountNotFound"];
            /**
             * @description - `account_disabled`: The account is disabled. Enable it first.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/account_disabled",
                     *       "title": "The account is disabled",
                     *       "status": 409,
                     *       "code": "account_disabled",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmUserEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address is confirmed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            404: components["responses"]["AccountNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeUserSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user has no second factor. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            404: components["responses"]["AccountNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getUserQuotas: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quotas. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "limits": {
                     *         "todos": 500000
                     *       },
                     *       "quotas": [
                     *         {
                     *           "name": "todos",
                     *           "limit": 500000,
                     *           "used": 103400,
                     *           "unit": "objects",
                     *           "per": "user"
                     *         },
                     *         {
                     *           "name": "projects",
                     *           "limit": 1000,
                     *           "used": 12,
                     *           "unit": "objects",
                     *           "per": "user"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserQuotas"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AccountNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceUserQuotas: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The user's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
                 */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "limits": {
                 *         "todos": 500000
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UserQuotasUpdate"];
            };
        };
        responses: {
            /** @description The new quotas. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "limits": {
                     *         "todos": 500000
                     *       },
                     *       "quotas": [
                     *         {
                     *           "name": "todos",
                     *           "limit": 500000,
                     *           "used": 103400,
                     *           "unit": "objects",
                     *           "per": "user"
                     *         },
                     *         {
                     *           "name": "projects",
                     *           "limit": 1000,
                     *           "used": 12,
                     *           "unit": "objects",
                     *           "per": "user"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserQuotas"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            404: components["responses"]["AccountNotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listServiceInvitations: {
        parameters: {
            query?: {
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e41",
                     *         "email": "grace@example.com",
                     *         "status": "pending",
                     *         "invited_by": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "user_id": null,
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "expires_at": "2026-11-28T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ServiceInvitation"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createServiceInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceInvitationCreate"];
            };
        };
        responses: {
            /** @description The created invitation. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description Tokens must not be cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e41",
                     *       "email": null,
                     *       "status": "pending",
                     *       "invited_by": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "user_id": null,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "expires_at": "2026-11-28T09:00:00.000000Z",
                     *       "link": "https://todo.example.com/account/register#eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIwMTk5In0.c2lnbmF0dXJl"
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceInvitationWithLink"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description - `forbidden`: The caller is no admin.
             *     - `registration_closed`: `REGISTRATION` of the service is `closed`: nobody could register with it.
             *     - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
             *       then repeat the request.
             *     - `insufficient_scope`: No API token has access.
             *     - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one
             *       up: `POST /users/me/totp`.
             */
            403: {
                headers: {
                    /**
                     * @description How recent an authentication is needed, in seconds (RFC 9470, 3), or the scope that the API token lacks (RFC 6750,
                     *     3.1).
                     * @example Bearer realm="taskpact", error="insufficient_user_authentication", max_age=300
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Insufficient permissions",
                     *       "status": 403,
                     *       "code": "forbidden",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description - `email_taken`: The email address already has an account.
             *     - `email_unconfirmed`: The caller's own address is not confirmed. `PUT /users/me/email` with it sends a token.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/email_taken",
                     *       "title": "This email address already has an account",
                     *       "status": 409,
                     *       "code": "email_taken",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getServiceInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The invitation's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e41
                 */
                invitation_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e41",
                     *       "email": "grace@example.com",
                     *       "status": "pending",
                     *       "invited_by": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "user_id": null,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "expires_at": "2026-11-28T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceInvitation"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ServiceInvitationNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawServiceInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The invitation's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e41
                 */
                invitation_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation has been withdrawn. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            404: components["responses"]["ServiceInvitationNotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40",
                     *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *         "user_id": null,
                     *         "email": "grace@example.com",
                     *         "role": "editor",
                     *         "status": "pending",
                     *         "invited_by": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "expires_at": "2026-11-28T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Invitation"][];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCreate"];
            };
        };
        responses: {
            /** @description The created resource. */
            201: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40",
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "user_id": null,
                     *       "email": "grace@example.com",
                     *       "role": "editor",
                     *       "status": "pending",
                     *       "invited_by": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "expires_at": "2026-11-28T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            /**
             * @description - `already_member`: The person is a member of the project.
             *     - `already_invited`: The person has a pending invitation to the project.
             *     - `invitation_declined`: The person has declined an invitation to the project within seven days.
             *     - `unknown_user`: There is no such user.
             *     - `email_unconfirmed`: An invitation by email needs the caller's own address to be confirmed. `PUT
             *       /users/me/email` with it sends a token.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/already_invited",
                     *       "title": "The person already has a pending invitation",
                     *       "status": 409,
                     *       "code": "already_invited",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description The invitation's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                invitation_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40",
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "user_id": null,
                     *       "email": "grace@example.com",
                     *       "role": "editor",
                     *       "status": "pending",
                     *       "invited_by": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "expires_at": "2026-11-28T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["InvitationNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The project's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description The invitation's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                invitation_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation has been withdrawn. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["InvitationNotFound"];
            /** @description `invitation_declined`: the person has declined it. It can be deleted after `expires_at`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invitation_declined",
                     *       "title": "The person has declined an invitation to the project",
                     *       "status": 409,
                     *       "code": "invitation_declined",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listReceivedInvitations: {
        parameters: {
            query?: {
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40",
                     *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *         "project_name": "Garden",
                     *         "role": "editor",
                     *         "invited_by": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "inviter_name": "Ada Lovelace",
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "expires_at": "2026-11-28T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ReceivedInvitation"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    acceptReceivedInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The invitation's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                invitation_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The membership. */
            200: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                     *       "name": "Grace Hopper",
                     *       "email": "grace@example.com",
                     *       "role": "editor",
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ReceivedInvitationNotFound"];
            /**
             * @description - `quota_exceeded`: A quota of the project's owner is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency_key_reused",
                     *       "title": "The idempotency key was used for another request",
                     *       "status": 409,
                     *       "code": "idempotency_key_reused",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    declineReceivedInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The invitation's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                invitation_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation has been declined. */
            204: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ReceivedInvitationNotFound"];
            409: components["responses"]["IdempotencyConflict"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIwMTk5In0.c2lnbmF0dXJl"
                 *     }
                 */
                "application/json": components["schemas"]["InvitationAnswer"];
            };
        };
        responses: {
            /** @description The membership. */
            200: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                     *       "name": "Grace Hopper",
                     *       "email": "grace@example.com",
                     *       "role": "editor",
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `invitation_invalid`: The invitation is unknown, used, declined, withdrawn or expired, or its sender is no
             *       longer an owner.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invitation_invalid",
                     *       "title": "The invitation is not valid",
                     *       "status": 409,
                     *       "code": "invitation_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    declineInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIwMTk5In0.c2lnbmF0dXJl"
                 *     }
                 */
                "application/json": components["schemas"]["InvitationAnswer"];
            };
        };
        responses: {
            /** @description The invitation has been declined. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            /** @description `invitation_invalid`: the invitation is unknown, used, declined, withdrawn or expired. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invitation_invalid",
                     *       "title": "The invitation is not valid",
                     *       "status": 409,
                     *       "code": "invitation_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description Only unread notifications (`true`), or only read ones (`false`). */
                unread?: boolean;
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e50",
                     *         "type": "todo_assigned",
                     *         "message": "Ada Lovelace assigned “Buy milk” to you.",
                     *         "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *         "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *         "reminder_id": null,
                     *         "late": false,
                     *         "read_at": null,
                     *         "created_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Notification"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getUnreadCount: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "unread": 1
                     *     }
                     */
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    readAllNotifications: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All notifications are read. */
            200: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "marked": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ReadAll"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            409: components["responses"]["IdempotencyConflict"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getNotification: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The notification's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e50
                 */
                notification_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e50",
                     *       "type": "todo_assigned",
                     *       "message": "Ada Lovelace assigned “Buy milk” to you.",
                     *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *       "reminder_id": null,
                     *       "late": false,
                     *       "read_at": null,
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Notification"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["NotificationNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateNotification: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The notification's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e50
                 */
                notification_id: components["schemas"]["GivenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "read": true
                 *     }
                 */
                "application/json": components["schemas"]["NotificationUpdate"];
                /**
                 * @example {
                 *       "read": true
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["NotificationUpdate"];
            };
        };
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e50",
                     *       "type": "todo_assigned",
                     *       "message": "Ada Lovelace assigned “Buy milk” to you.",
                     *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *       "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *       "reminder_id": null,
                     *       "late": false,
                     *       "read_at": "2026-11-21T10:00:00.000000Z",
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Notification"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["NotificationNotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getPreferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "time_zone": "Europe/Berlin",
                     *       "week_start": "monday",
                     *       "locale": "en",
                     *       "reminder_hour": 9,
                     *       "default_reminder_minutes": 1440,
                     *       "digest_hour": 7,
                     *       "mail": {
                     *         "project_created": false,
                     *         "project_invited": true,
                     *         "todo_assigned": true,
                     *         "todo_due_soon": true,
                     *         "reminder": true,
                     *         "todo_completed": false,
                     *         "webhook_disabled": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updatePreferences: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mail": {
                 *         "todo_completed": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PreferencesUpdate"];
                /**
                 * @example {
                 *       "mail": {
                 *         "todo_completed": true
                 *       }
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["PreferencesUpdate"];
            };
        };
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "time_zone": "Europe/Berlin",
                     *       "week_start": "monday",
                     *       "locale": "en",
                     *       "reminder_hour": 9,
                     *       "default_reminder_minutes": 1440,
                     *       "digest_hour": 7,
                     *       "mail": {
                     *         "project_created": false,
                     *         "project_invited": true,
                     *         "todo_assigned": true,
                     *         "todo_due_soon": true,
                     *         "reminder": true,
                     *         "todo_completed": true,
                     *         "webhook_disabled": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quotas, in the order of `x-quotas`. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "quotas": [
                     *         {
                     *           "name": "todos",
                     *           "limit": 100000,
                     *           "used": 1240,
                     *           "unit": "objects",
                     *           "per": "user"
                     *         },
                     *         {
                     *           "name": "projects",
                     *           "limit": 1000,
                     *           "used": 12,
                     *           "unit": "objects",
                     *           "per": "user"
                     *         },
                     *         {
                     *           "name": "kept_responses",
                     *           "limit": 50000000,
                     *           "used": 18234,
                     *           "unit": "bytes",
                     *           "per": "user"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Usage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportData: {
        parameters: {
            query?: {
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export document. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "format": "taskpact-export",
                     *       "format_version": 1,
                     *       "exported_at": "2026-11-21T09:00:00.000Z",
                     *       "profile": {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "email": "ada@example.com",
                     *         "name": "Ada Lovelace",
                     *         "role": "user",
                     *         "created_at": "2026-11-21T09:00:00.000000Z"
                     *       },
                     *       "preferences": {
                     *         "time_zone": "Europe/Berlin",
                     *         "week_start": "monday",
                     *         "locale": "en",
                     *         "reminder_hour": 9,
                     *         "default_reminder_minutes": 1440,
                     *         "digest_hour": 7,
                     *         "mail": {
                     *           "project_created": false,
                     *           "project_invited": true,
                     *           "todo_assigned": true,
                     *           "todo_due_soon": true,
                     *           "reminder": true,
                     *           "todo_completed": false,
                     *           "webhook_disabled": true
                     *         }
                     *       },
                     *       "projects": [
                     *         {
                     *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *           "name": "Garden",
                     *           "description": null,
                     *           "color": "#16a34a",
                     *           "icon": "🌱",
                     *           "default_view": "list",
                     *           "status": "active",
                     *           "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *           "role": "owner",
                     *           "parent_id": null,
                     *           "is_favourite": false,
                     *           "is_muted": false,
                     *           "position": "5000000000",
                     *           "task_count": 1,
                     *           "open_task_count": 1,
                     *           "version": 1,
                     *           "created_at": "2026-11-21T09:00:00.000000Z",
                     *           "updated_at": "2026-11-21T09:00:00.000000Z"
                     *         }
                     *       ],
                     *       "memberships": [
                     *         {
                     *           "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *           "project_name": "Garden",
                     *           "role": "owner",
                     *           "created_at": "2026-11-21T09:00:00.000000Z"
                     *         }
                     *       ],
                     *       "identities": [
                     *         {
                     *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40",
                     *           "issuer": "https://id.example.com",
                     *           "subject": "1815",
                     *           "created_at": "2026-11-21T09:00:00.000000Z"
                     *         }
                     *       ],
                     *       "sections": [],
                     *       "labels": [],
                     *       "views": [],
                     *       "todos": [
                     *         {
                     *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                     *           "title": "Buy seeds",
                     *           "description": null,
                     *           "completed": false,
                     *           "completed_at": null,
                     *           "priority": 3,
                     *           "due_on": null,
                     *           "due_at": null,
                     *           "time_zone": null,
                     *           "start_on": null,
                     *           "recurrence": null,
                     *           "recurrence_from": "due",
                     *           "next_id": null,
                     *           "series_id": null,
                     *           "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *           "section_id": null,
                     *           "parent_id": null,
                     *           "subtask_count": 0,
                     *           "completed_subtask_count": 0,
                     *           "position": "50000000001e11",
                     *           "label_ids": [],
                     *           "assignee_ids": [],
                     *           "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *           "version": 1,
                     *           "created_at": "2026-11-21T09:00:00.000000Z",
                     *           "updated_at": "2026-11-21T09:00:00.000000Z"
                     *         }
                     *       ],
                     *       "reminders": [],
                     *       "webhooks": [],
                     *       "notifications": []
                     *     }
                     */
                    "application/json": components["schemas"]["DataExport"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description `cursor_invalid`: the cursor cannot be decoded. Start again without a cursor. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    importData: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "format": "taskpact-export",
                 *       "format_version": 1,
                 *       "exported_at": "2026-11-21T09:00:00.000Z",
                 *       "profile": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *         "email": "ada@example.com",
                 *         "name": "Ada Lovelace",
                 *         "role": "user",
                 *         "created_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "preferences": {
                 *         "time_zone": "Europe/Berlin",
                 *         "week_start": "monday",
                 *         "locale": "en",
                 *         "reminder_hour": 9,
                 *         "default_reminder_minutes": 1440,
                 *         "digest_hour": 7,
                 *         "mail": {
                 *           "project_created": false,
                 *           "project_invited": true,
                 *           "todo_assigned": true,
                 *           "todo_due_soon": true,
                 *           "reminder": true,
                 *           "todo_completed": false,
                 *           "webhook_disabled": true
                 *         }
                 *       },
                 *       "projects": [
                 *         {
                 *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *           "name": "Garden",
                 *           "description": null,
                 *           "color": "#16a34a",
                 *           "icon": "🌱",
                 *           "default_view": "list",
                 *           "status": "active",
                 *           "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *           "role": "owner",
                 *           "parent_id": null,
                 *           "is_favourite": false,
                 *           "is_muted": false,
                 *           "position": "5000000000",
                 *           "task_count": 1,
                 *           "open_task_count": 1,
                 *           "version": 1,
                 *           "created_at": "2026-11-21T09:00:00.000000Z",
                 *           "updated_at": "2026-11-21T09:00:00.000000Z"
                 *         }
                 *       ],
                 *       "memberships": [
                 *         {
                 *           "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *           "project_name": "Garden",
                 *           "role": "owner",
                 *           "created_at": "2026-11-21T09:00:00.000000Z"
                 *         }
                 *       ],
                 *       "identities": [
                 *         {
                 *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40",
                 *           "issuer": "https://id.example.com",
                 *           "subject": "1815",
                 *           "created_at": "2026-11-21T09:00:00.000000Z"
                 *         }
                 *       ],
                 *       "sections": [],
                 *       "labels": [],
                 *       "views": [],
                 *       "todos": [
                 *         {
                 *           "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                 *           "title": "Buy seeds",
                 *           "description": null,
                 *           "completed": false,
                 *           "completed_at": null,
                 *           "priority": 3,
                 *           "due_on": null,
                 *           "due_at": null,
                 *           "time_zone": null,
                 *           "start_on": null,
                 *           "recurrence": null,
                 *           "recurrence_from": "due",
                 *           "next_id": null,
                 *           "series_id": null,
                 *           "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *           "section_id": null,
                 *           "parent_id": null,
                 *           "subtask_count": 0,
                 *           "completed_subtask_count": 0,
                 *           "position": "50000000001e11",
                 *           "label_ids": [],
                 *           "assignee_ids": [],
                 *           "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *           "version": 1,
                 *           "created_at": "2026-11-21T09:00:00.000000Z",
                 *           "updated_at": "2026-11-21T09:00:00.000000Z"
                 *         }
                 *       ],
                 *       "reminders": [],
                 *       "webhooks": [],
                 *       "notifications": []
                 *     }
                 */
                "application/json": components["schemas"]["DataImport"];
            };
        };
        responses: {
            /** @description The numbers of added and of present items. */
            200: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projects": {
                     *         "added": 1,
                     *         "present": 0,
                     *         "left_out": 0,
                     *         "over_quota": 0
                     *       },
                     *       "sections": {
                     *         "added": 0,
                     *         "present": 0,
                     *         "left_out": 0,
                     *         "over_quota": 0
                     *       },
                     *       "labels": {
                     *         "added": 0,
                     *         "present": 0,
                     *         "left_out": 0,
                     *         "over_quota": 0
                     *       },
                     *       "views": {
                     *         "added": 0,
                     *         "present": 0,
                     *         "left_out": 0,
                     *         "over_quota": 0
                     *       },
                     *       "todos": {
                     *         "added": 1,
                     *         "present": 0,
                     *         "left_out": 0,
                     *         "over_quota": 0
                     *       },
                     *       "reminders": {
                     *         "added": 0,
                     *         "present": 0,
                     *         "left_out": 0,
                     *         "over_quota": 0
                     *       },
                     *       "webhooks": {
                     *         "added": 0,
                     *         "present": 0,
                     *         "left_out": 0,
                     *         "over_quota": 0
                     *       },
                     *       "notifications": {
                     *         "added": 0,
                     *         "present": 0,
                     *         "left_out": 0,
                     *         "over_quota": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DataImported"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `project_archived`: A todo belongs to an archived project, which takes no new todos.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/project_archived",
                     *       "title": "The project is archived",
                     *       "status": 409,
                     *       "code": "project_archived",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: the document is larger than 10 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    requestEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.org",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description The email is being sent. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PasswordIncorrect"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    confirmEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIwMTk5In0.c2lnbmF0dXJl"
                 *     }
                 */
                "application/json": components["schemas"]["MailToken"];
            };
        };
        responses: {
            /** @description The account has the new address. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            /** @description `mail_token_invalid`: the token is unknown, used, replaced or expired. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/mail_token_invalid",
                     *       "title": "The emailed token is not valid",
                     *       "status": 409,
                     *       "code": "mail_token_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    cancelEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIwMTk5In0.c2lnbmF0dXJl"
                 *     }
                 */
                "application/json": components["schemas"]["MailToken"];
            };
        };
        responses: {
            /** @description The account keeps its address. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            /** @description `mail_token_invalid`: the token is unknown, used, replaced or expired, or the change was confirmed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/mail_token_invalid",
                     *       "title": "The emailed token is not valid",
                     *       "status": 409,
                     *       "code": "mail_token_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordResetRequest"];
            };
        };
        responses: {
            /** @description If the account exists, the email is being sent. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            /** @description `password_sign_in_off`: The operator has turned sign-in with a password off. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/password_sign_in_off",
                     *       "title": "Sign-in with a password is off",
                     *       "status": 403,
                     *       "code": "password_sign_in_off",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIwMTk5In0.c2lnbmF0dXJl",
                 *       "new_password": "tin whistle at low tide"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description The password has been changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            /**
             * @description - `mail_token_invalid`: The token is unknown, used, replaced or expired.
             *     - `password_too_common`: The password is on a list of common passwords.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/mail_token_invalid",
                     *       "title": "The emailed token is not valid",
                     *       "status": 409,
                     *       "code": "mail_token_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    getMaintenance: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enabled": true,
                     *       "message": "We move to a larger machine.",
                     *       "since": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Maintenance"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceMaintenance: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
                 *     and the response is 412. Without this header, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": true,
                 *       "message": "We move to a larger machine."
                 *     }
                 */
                "application/json": components["schemas"]["MaintenanceUpdate"];
            };
        };
        responses: {
            /** @description The new state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enabled": true,
                     *       "message": "We move to a larger machine.",
                     *       "since": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Maintenance"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceAnnouncement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "On Sunday from 9 to 10 the service is read-only.",
                 *       "level": "info",
                 *       "until": "2026-11-22T10:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["AnnouncementUpdate"];
            };
        };
        responses: {
            /** @description The announcement. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "On Sunday from 9 to 10 the service is read-only.",
                     *       "level": "info",
                     *       "since": "2026-11-21T09:00:00.000000Z",
                     *       "until": "2026-11-22T10:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Announcement"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteAnnouncement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no announcement. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    sendTestMail: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The email will be sent by this job. */
            202: {
                headers: {
                    /**
                     * @description The address of the new resource, relative to the address of the request. In a result of a batch, its path.
                     * @example todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60",
                     *       "queue": "account_mail",
                     *       "state": "created",
                     *       "attempts": 0,
                     *       "max_attempts": 11,
                     *       "error": null,
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "run_at": "2026-11-21T09:00:00.000000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            409: components["responses"]["IdempotencyConflict"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getConfiguration: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "variables": [
                     *         {
                     *           "name": "PORT",
                     *           "value": "8000",
                     *           "source": "default",
                     *           "secret": false
                     *         },
                     *         {
                     *           "name": "DATABASE_URL",
                     *           "value": "********",
                     *           "source": "file",
                     *           "secret": true
                     *         },
                     *         {
                     *           "name": "SMTP_URL",
                     *           "value": null,
                     *           "source": "default",
                     *           "secret": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getServiceUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "users": {
                     *         "count": 120,
                     *         "exact": true
                     *       },
                     *       "projects": {
                     *         "count": 340,
                     *         "exact": true
                     *       },
                     *       "todos": {
                     *         "count": 48200,
                     *         "exact": false
                     *       },
                     *       "events": {
                     *         "count": 912000,
                     *         "exact": false
                     *       },
                     *       "webhooks": {
                     *         "count": 15,
                     *         "exact": true
                     *       },
                     *       "jobs": [
                     *         {
                     *           "state": "created",
                     *           "count": 2,
                     *           "exact": true
                     *         },
                     *         {
                     *           "state": "failed",
                     *           "count": 1,
                     *           "exact": true
                     *         }
                     *       ],
                     *       "database_bytes": 734003200,
                     *       "stored_response_bytes": 5242880,
                     *       "tables": [
                     *         {
                     *           "name": "events",
                     *           "bytes": 402653184
                     *         },
                     *         {
                     *           "name": "todos",
                     *           "bytes": 52428800
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceUsage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description Only jobs of this queue. */
                queue?: components["schemas"]["QueueName"];
                /** @description Only jobs in this state. */
                state?: components["schemas"]["JobState"];
                /** @description The sort order. A leading `-` means descending. Items with equal values are sorted by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to skip, counted from `cursor` if both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description The largest number of items to return. */
                limit?: components["parameters"]["Limit"];
                /** @description The cursor from the `Link` header of the previous page. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to return the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list; `[]` when it is empty. */
            200: {
                headers: {
                    /**
                     * @description The address of the next page, if there is one (RFC 8288).
                     * @example <?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description The number of matching items, if `count=true`.
                     * @example 1
                     */
                    "Total-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60",
                     *         "queue": "mail",
                     *         "state": "failed",
                     *         "attempts": 6,
                     *         "max_attempts": 6,
                     *         "error": "The mail server does not answer.",
                     *         "created_at": "2026-11-21T09:00:00.000000Z",
                     *         "run_at": "2026-11-21T09:00:00.000000Z",
                     *         "finished_at": "2026-11-21T10:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Job"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /**
             * @description `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
             *     cursor.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_invalid",
                     *       "title": "The cursor is not valid",
                     *       "status": 409,
                     *       "code": "cursor_invalid",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller has. If the resource still has it, the response is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The job's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The version of the resource. It changes whenever the resource does (RFC 9110, 8.8.3). Callers who see different
                     *     values of a member, such as their `role` in a project, get different tags.
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60",
                     *       "queue": "mail",
                     *       "state": "failed",
                     *       "attempts": 6,
                     *       "max_attempts": 6,
                     *       "error": "The mail server does not answer.",
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "run_at": "2026-11-21T09:00:00.000000Z",
                     *       "finished_at": "2026-11-21T10:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["JobNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The job's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job is waiting to run. */
            200: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60",
                     *       "queue": "mail",
                     *       "state": "retry",
                     *       "attempts": 6,
                     *       "max_attempts": 6,
                     *       "error": "The mail server does not answer.",
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "run_at": "2026-11-21T09:00:00.000000Z",
                     *       "finished_at": "2026-11-21T10:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            404: components["responses"]["JobNotFound"];
            /**
             * @description - `job_state`: Only a failed or cancelled job can be retried.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/job_state",
                     *       "title": "The job's state does not allow this",
                     *       "status": 409,
                     *       "code": "job_state",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The job's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job will not run. */
            200: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60",
                     *       "queue": "mail",
                     *       "state": "cancelled",
                     *       "attempts": 6,
                     *       "max_attempts": 6,
                     *       "error": "The mail server does not answer.",
                     *       "created_at": "2026-11-21T09:00:00.000000Z",
                     *       "run_at": "2026-11-21T09:00:00.000000Z",
                     *       "finished_at": "2026-11-21T10:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrStepUp"];
            404: components["responses"]["JobNotFound"];
            /**
             * @description - `job_state`: The job is completed or already cancelled.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/job_state",
                     *       "title": "The job's state does not allow this",
                     *       "status": 409,
                     *       "code": "job_state",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    runBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
                 *     arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
                 *     failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
                 *     independent.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "atomic": true,
                 *       "operations": [
                 *         {
                 *           "id": "garden",
                 *           "method": "POST",
                 *           "path": "/projects",
                 *           "body": {
                 *             "name": "Garden"
                 *           }
                 *         },
                 *         {
                 *           "method": "POST",
                 *           "path": "/todos",
                 *           "body": {
                 *             "title": "Buy seeds",
                 *             "project_id": {
                 *               "$result": "garden.id"
                 *             }
                 *           }
                 *         },
                 *         {
                 *           "method": "GET",
                 *           "path": "/projects/{garden.id}"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description The results, in the order of the operations. `committed` says whether the changes were saved. */
            200: {
                headers: {
                    /**
                     * @description The response is a stored one: an earlier request with this `Idempotency-Key` took effect, and this one did
                     *     nothing.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "committed": true,
                     *       "results": [
                     *         {
                     *           "status": 201,
                     *           "headers": {
                     *             "Location": "/projects/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *             "ETag": "\"1\"",
                     *             "Content-Type": "application/json"
                     *           },
                     *           "body": {
                     *             "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                     *             "name": "Garden",
                     *             "description": null,
                     *             "color": "#16a34a",
                     *             "icon": "🌱",
                     *             "default_view": "list",
                     *             "status": "active",
                     *             "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *             "role": "owner",
                     *             "parent_id": null,
                     *             "is_favourite": false,
                     *             "is_muted": false,
                     *             "position": "5000000000",
                     *             "task_count": 0,
                     *             "open_task_count": 0,
                     *             "version": 1,
                     *             "created_at": "2026-11-21T09:00:00.000000Z",
                     *             "updated_at": "2026-11-21T09:00:00.000000Z"
                     *           }
                     *         },
                     *         {
                     *           "status": 204,
                     *           "headers": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BatchResults"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /**
             * @description - `batch_id_repeated`: Two operations have the same `id`.
             *     - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
             *     - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
             *     - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
             */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`: the number of seconds to wait before a retry.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/batch_id_repeated",
                     *       "title": "Two operations of the batch have the same id",
                     *       "status": 409,
                     *       "detail": "Operation 1 of the batch, counted from 0, has the same id as an earlier operation.",
                     *       "code": "batch_id_repeated",
                     *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["UnavailableOrMaintenance"];
        };
    };
    todoCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "todo.created",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                 *         "title": "Buy oat milk",
                 *         "description": null,
                 *         "completed": false,
                 *         "completed_at": null,
                 *         "priority": 3,
                 *         "due_on": null,
                 *         "due_at": null,
                 *         "time_zone": null,
                 *         "start_on": null,
                 *         "recurrence": null,
                 *         "recurrence_from": "due",
                 *         "next_id": null,
                 *         "series_id": null,
                 *         "project_id": null,
                 *         "section_id": null,
                 *         "parent_id": null,
                 *         "subtask_count": 0,
                 *         "completed_subtask_count": 0,
                 *         "position": "5000000001c4b7",
                 *         "label_ids": [],
                 *         "assignee_ids": [],
                 *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *         "version": 2,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:05:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["TodoEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    todoUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "todo.updated",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                 *         "title": "Buy oat milk",
                 *         "description": null,
                 *         "completed": false,
                 *         "completed_at": null,
                 *         "priority": 3,
                 *         "due_on": null,
                 *         "due_at": null,
                 *         "time_zone": null,
                 *         "start_on": null,
                 *         "recurrence": null,
                 *         "recurrence_from": "due",
                 *         "next_id": null,
                 *         "series_id": null,
                 *         "project_id": null,
                 *         "section_id": null,
                 *         "parent_id": null,
                 *         "subtask_count": 0,
                 *         "completed_subtask_count": 0,
                 *         "position": "5000000001c4b7",
                 *         "label_ids": [],
                 *         "assignee_ids": [],
                 *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *         "version": 2,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:05:00.000000Z"
                 *       },
                 *       "changes": [
                 *         {
                 *           "member": "title",
                 *           "from": "Buy milk",
                 *           "to": "Buy oat milk"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TodoEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    todoDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "todo.deleted",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                 *         "title": "Buy oat milk",
                 *         "description": null,
                 *         "completed": false,
                 *         "completed_at": null,
                 *         "priority": 3,
                 *         "due_on": null,
                 *         "due_at": null,
                 *         "time_zone": null,
                 *         "start_on": null,
                 *         "recurrence": null,
                 *         "recurrence_from": "due",
                 *         "next_id": null,
                 *         "series_id": null,
                 *         "project_id": null,
                 *         "section_id": null,
                 *         "parent_id": null,
                 *         "subtask_count": 0,
                 *         "completed_subtask_count": 0,
                 *         "position": "5000000001c4b7",
                 *         "label_ids": [],
                 *         "assignee_ids": [],
                 *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *         "version": 2,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:05:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["TodoEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    todoRestored: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "todo.restored",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                 *         "title": "Buy oat milk",
                 *         "description": null,
                 *         "completed": false,
                 *         "completed_at": null,
                 *         "priority": 3,
                 *         "due_on": null,
                 *         "due_at": null,
                 *         "time_zone": null,
                 *         "start_on": null,
                 *         "recurrence": null,
                 *         "recurrence_from": "due",
                 *         "next_id": null,
                 *         "series_id": null,
                 *         "project_id": null,
                 *         "section_id": null,
                 *         "parent_id": null,
                 *         "subtask_count": 0,
                 *         "completed_subtask_count": 0,
                 *         "position": "5000000001c4b7",
                 *         "label_ids": [],
                 *         "assignee_ids": [],
                 *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *         "version": 2,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:05:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["TodoEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    todoPurged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "todo.purged",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["TodoPurgedEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    todoRemoved: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "todo.removed",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["TodoRemovedEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    projectCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "project.created",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *         "name": "Garden",
                 *         "description": "What grows and what should",
                 *         "color": "#16a34a",
                 *         "icon": "🌱",
                 *         "default_view": "list",
                 *         "status": "active",
                 *         "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *         "task_count": 3,
                 *         "open_task_count": 2,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["ProjectEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    projectUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "project.updated",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *         "name": "Garden",
                 *         "description": "What grows and what should",
                 *         "color": "#16a34a",
                 *         "icon": "🌱",
                 *         "default_view": "list",
                 *         "status": "active",
                 *         "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *         "task_count": 3,
                 *         "open_task_count": 2,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["ProjectEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    projectDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "project.deleted",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *         "name": "Garden",
                 *         "description": "What grows and what should",
                 *         "color": "#16a34a",
                 *         "icon": "🌱",
                 *         "default_view": "list",
                 *         "status": "active",
                 *         "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *         "task_count": 3,
                 *         "open_task_count": 2,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["ProjectEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    projectRestored: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "project.restored",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *         "name": "Garden",
                 *         "description": "What grows and what should",
                 *         "color": "#16a34a",
                 *         "icon": "🌱",
                 *         "default_view": "list",
                 *         "status": "active",
                 *         "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *         "task_count": 3,
                 *         "open_task_count": 2,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["ProjectEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    projectPurged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "project.purged",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["ProjectPurgedEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    sectionCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "section.created",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95",
                 *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *         "name": "Doing",
                 *         "position": "5000000000",
                 *         "takes_completed": false,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["SectionEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    sectionUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "section.updated",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95",
                 *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *         "name": "In progress",
                 *         "position": "5000000000",
                 *         "takes_completed": false,
                 *         "version": 2,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T10:00:00.000000Z"
                 *       },
                 *       "changes": [
                 *         {
                 *           "member": "name",
                 *           "from": "Doing",
                 *           "to": "In progress"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SectionEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    sectionDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "section.deleted",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e95",
                 *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *         "name": "Doing",
                 *         "position": "5000000000",
                 *         "takes_completed": false,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["SectionEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    labelCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "label.created",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90",
                 *         "name": "family",
                 *         "color": "#3b82f6",
                 *         "project_id": null,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["LabelEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    labelUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "label.updated",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90",
                 *         "name": "kin",
                 *         "color": "#3b82f6",
                 *         "project_id": null,
                 *         "version": 2,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T10:00:00.000000Z"
                 *       },
                 *       "changes": [
                 *         {
                 *           "member": "name",
                 *           "from": "family",
                 *           "to": "kin"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["LabelEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    labelDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "label.deleted",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90",
                 *         "name": "family",
                 *         "color": "#3b82f6",
                 *         "project_id": null,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["LabelEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    reminderCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "reminder.created",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98",
                 *         "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                 *         "at": null,
                 *         "minutes_before": 30,
                 *         "remind_at": "2026-11-22T16:30:00.000000Z",
                 *         "snoozed_until": null,
                 *         "reminded_at": null,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["ReminderEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    reminderUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "reminder.updated",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98",
                 *         "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                 *         "at": null,
                 *         "minutes_before": 30,
                 *         "remind_at": "2026-11-22T16:45:00.000000Z",
                 *         "snoozed_until": "2026-11-22T16:45:00.000000Z",
                 *         "reminded_at": "2026-11-22T16:30:01.000000Z",
                 *         "version": 3,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-22T16:30:01.000000Z"
                 *       },
                 *       "changes": [
                 *         {
                 *           "member": "remind_at",
                 *           "from": null,
                 *           "to": "2026-11-22T16:45:00.000000Z"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReminderEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    reminderDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "reminder.deleted",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98",
                 *         "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                 *         "at": null,
                 *         "minutes_before": 30,
                 *         "remind_at": "2026-11-22T16:30:00.000000Z",
                 *         "snoozed_until": null,
                 *         "reminded_at": null,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["ReminderEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    reminderDue: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "reminder.due",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": null,
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e98",
                 *         "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                 *         "at": null,
                 *         "minutes_before": 30,
                 *         "remind_at": null,
                 *         "snoozed_until": null,
                 *         "reminded_at": "2026-11-22T16:30:01.000000Z",
                 *         "version": 2,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-22T16:30:01.000000Z",
                 *         "todo_title": "Buy milk",
                 *         "late": false
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["ReminderDueEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    viewCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "view.created",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5",
                 *         "name": "This week at home",
                 *         "filter": "due < today+7d and label = home and not completed",
                 *         "sort": "due",
                 *         "group_by": "label",
                 *         "layout": "list",
                 *         "icon": "🏡",
                 *         "color": "#16a34a",
                 *         "position": "5000000000",
                 *         "is_favourite": false,
                 *         "project_id": null,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["ViewEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    viewUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "view.updated",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5",
                 *         "name": "At home",
                 *         "filter": "due < today+7d and label = home and not completed",
                 *         "sort": "due",
                 *         "group_by": "label",
                 *         "layout": "list",
                 *         "icon": "🏡",
                 *         "color": "#16a34a",
                 *         "position": "5000000000",
                 *         "is_favourite": false,
                 *         "project_id": null,
                 *         "version": 2,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T10:00:00.000000Z"
                 *       },
                 *       "changes": [
                 *         {
                 *           "member": "name",
                 *           "from": "This week at home",
                 *           "to": "At home"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ViewEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    viewDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "view.deleted",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1ea5",
                 *         "name": "This week at home",
                 *         "filter": "due < today+7d and label = home and not completed",
                 *         "sort": "due",
                 *         "group_by": "label",
                 *         "layout": "list",
                 *         "icon": "🏡",
                 *         "color": "#16a34a",
                 *         "position": "5000000000",
                 *         "is_favourite": false,
                 *         "project_id": null,
                 *         "version": 1,
                 *         "created_at": "2026-11-21T09:00:00.000000Z",
                 *         "updated_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["ViewEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    memberAdded: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "member.added",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                 *         "name": "Grace Hopper",
                 *         "role": "editor",
                 *         "created_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["MemberEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    memberUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "member.updated",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                 *         "name": "Grace Hopper",
                 *         "role": "editor",
                 *         "created_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["MemberEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    memberRemoved: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "member.removed",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *       "data": {
                 *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *         "user_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12",
                 *         "name": "Grace Hopper",
                 *         "role": "editor",
                 *         "created_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["MemberEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    notificationCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "notification.created",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e50",
                 *         "type": "todo_assigned",
                 *         "message": "Ada Lovelace assigned “Buy milk” to you.",
                 *         "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *         "project_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30",
                 *         "todo_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11",
                 *         "reminder_id": null,
                 *         "late": false,
                 *         "read_at": null,
                 *         "created_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["NotificationEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    userUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "user.updated",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *         "email": "ada@example.com",
                 *         "name": "Ada Lovelace",
                 *         "role": "user",
                 *         "created_at": "2026-11-21T09:00:00.000000Z"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["UserEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
    webhookTest: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * @description The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
                 * @example 1795251906
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * @description For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
                 *     `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
                 *     the secret after `whsec_`, decoded from base64.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70",
                 *       "type": "webhook.test",
                 *       "occurred_at": "2026-11-21T09:05:00.000000Z",
                 *       "actor_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                 *       "project_id": null,
                 *       "data": {
                 *         "webhook_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e80"
                 *       },
                 *       "changes": []
                 *     }
                 */
                "application/json": components["schemas"]["WebhookTestEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            "2XX": components["responses"]["WebhookTaken"];
            default: components["responses"]["WebhookNotTaken"];
        };
    };
}
