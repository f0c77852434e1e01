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
         * Is the process up?
         * @description Answers as long as the process runs. Never touches the database.
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
         * Can the process serve requests?
         * @description One entry per dependency. A load balancer should send requests here only while the answer is 200.
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
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document as JSON */
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
        /** This document as it was written */
        get: operations["getOpenapiYaml"];
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
        /** The documentation, to read and to try */
        get: operations["getDocs"];
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
         * What a problem's code means
         * @description The page that the `type` of a problem leads to.
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
         * A page for the links in mails
         * @description Where a person sets a new password, confirms an address or answers an invitation. The mailed token stands behind the `#` of the link, so it is sent to no server but in the body of the request that it is for.
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
        /** Create an account */
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
         * Sign in, or refresh
         * @description The OAuth 2.0 token endpoint (RFC 6749) with two grants. A refresh token works once: each use answers with the
         *     next one, and using an old one again ends the whole session, since it must have leaked.
         */
        post: operations["createToken"];
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
         * @description Ends the session that the refresh token belongs to, and every token of that session with it (RFC 7009). An
         *     unknown token is answered in the same way: what the caller wanted is already so.
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
        /** The caller's account */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete the caller's account
         * @description Deletes the account and its todos, at once and for good. Every token ends. A project with other members goes on:
         *     its next owner gets what the account had made in it. A project with nobody else is deleted.
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
         * @description Every other session of the caller ends at once; the one that asks goes on.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
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
         * @description The caller's own todos and those of the caller's projects, filtered, sorted and in pages. Filters combine with AND.
         */
        get: operations["listTodos"];
        put?: never;
        /** Create a todo */
        post: operations["createTodo"];
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
                todo_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /** Get a todo */
        get: operations["getTodo"];
        put?: never;
        post?: never;
        /**
         * Delete a todo
         * @description It goes to the trash.
         */
        delete: operations["deleteTodo"];
        options?: never;
        head?: never;
        /**
         * Change a todo
         * @description Only what is sent changes. `completed` sets and clears `completed_at`.
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
                todo_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a todo within its list
         * @description The list is the todo's project, or its owner's own todos. Only the one that is moved changes; after hundreds of
         *     moves to the same place all of the list get shorter positions at once.
         */
        post: operations["moveTodo"];
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
         * @description The projects that the caller owns or is a member of.
         */
        get: operations["listProjects"];
        put?: never;
        /**
         * Create a project
         * @description The caller becomes its owner.
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
         * @description For its members.
         */
        get: operations["getProject"];
        put?: never;
        post?: never;
        /**
         * Delete a project
         * @description For its owners. It goes to the trash, with its todos unless they are moved to another project that the caller
         *     may edit.
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /**
         * Change a project
         * @description For its owners. An archived project keeps its todos and takes no new ones.
         */
        patch: operations["updateProject"];
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
         * @description For its members.
         */
        get: operations["listMembers"];
        put?: never;
        /**
         * Add a member to a project
         * @description For its owners. Who has no account, or whose id is not known, is invited instead.
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
         * @description For its members.
         */
        get: operations["getMember"];
        put?: never;
        post?: never;
        /**
         * Remove a member, or leave
         * @description Owners remove anybody; every member may leave. Todos that were assigned to the member are nobody's then.
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
    "/trash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was deleted
         * @description The deleted todos and projects that the caller may restore: own todos, todos of projects that the caller may edit,
         *     and projects that the caller owns. What was deleted with a project is part of it, not an item.
         */
        get: operations["listTrash"];
        put?: never;
        post?: never;
        /**
         * Empty the trash
         * @description Deletes for ever whatever the caller's list of the trash has.
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
         * Delete something for ever
         * @description A project goes with all of its todos.
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
         * Restore something from the trash
         * @description It is as it was. A project comes back with its team and the todos that were deleted with it. A todo is nobody's to
         *     do when its assignee has left the project.
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
         * Who changed what, when, from what to what
         * @description The events that the caller may see, the latest first; of all, of a project or of a todo. They are kept for thirty days.
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
         * Keep a copy of the caller's projects and todos
         * @description Without a `cursor`: all of it, in pages. With the cursor of the page before: what comes next, and from the last
         *     page on only what has changed since, in the order in which it was committed. Each change has the object as it is
         *     now, or null: then it was deleted, or the caller may no longer see it. Without its project a todo is gone too.
         *     Apply the changes of a page in order, keep its cursor, and ask again: at once while `has_more`, later otherwise.
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
         * @description For admins. The user's own todos and the projects with nobody else are deleted, or handed over to another user. A
         *     project with other members goes on, and its next owner gets what the user had made in it.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user's role, disable or enable
         * @description For admins. A changed role or a disabled account ends every session of the user at once.
         */
        patch: operations["updateUser"];
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
         * @description For its owners; the latest first.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite somebody to a project
         * @description For its owners. The mail has a link with a token that works once, for seven days.
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
                invitation_id: components["schemas"]["Id"];
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
         * @description For owners of the project. It is gone, and the mailed token stops working.
         */
        delete: operations["withdrawInvitation"];
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
         * Accept an invitation
         * @description The caller becomes a member; whoever has the mailed token may, whatever address they registered with.
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
         * Decline an invitation
         * @description The mailed token says who declines; no account is needed.
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
         * @description What happened that concerns the caller, the latest first.
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
         * @description For a badge.
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
         * @description Answers how many were unread.
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
                notification_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * Get a notification
         * @description One of the caller.
         */
        get: operations["getNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mark a notification as read or unread
         * @description Only `read` can be changed.
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
         * The caller's preferences
         * @description Which notifications also come by mail.
         */
        get: operations["getPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the caller's preferences
         * @description Only what is sent changes, in `mail` too.
         */
        patch: operations["updatePreferences"];
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
         * Ask to change the caller's e-mail address
         * @description A mail to the new address has a token that makes the change. The answer is the same when the address has an account.
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
         * Confirm a new e-mail address
         * @description The mailed token works once, for a day. Every token that was mailed to the old address stops working.
         */
        post: operations["confirmEmailChange"];
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
         * Ask for a new password
         * @description When the address has an account it gets a mail with a token. The answer is the same when it has none.
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
         * @description The mailed token works once, for an hour. Every session of the account ends.
         */
        post: operations["resetPassword"];
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
         * @description For admins. Its attempts begin anew.
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
         * @description For admins. A waiting job will not run; one that failed will not be tried again; one that runs is not interrupted, but is not tried again.
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: uuid
         * @description A UUID; Taskpact makes version 7, which sorts by time.
         */
        Id: string;
        /**
         * Format: date-time
         * @description An instant with its offset (RFC 3339), between the years 1900 and 2999.
         */
        Instant: string;
        /**
         * Format: date-time
         * @description An instant in UTC (RFC 3339).
         */
        UtcInstant: string;
        /**
         * Format: email
         * @description An e-mail address. Upper and lower case are the same.
         */
        Email: string;
        /**
         * Format: password
         * @description Any characters. A password that is on every attacker's list is refused.
         */
        Password: string;
        /** @description What to call the person. */
        PersonName: string;
        /**
         * Format: int32
         * @description From 1, the most urgent, to 5.
         */
        Priority: number;
        /** @description What is to be done. White space around it is taken off. */
        TodoTitle: string;
        /** @description More about it. */
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
            /** @description What is wrong. */
            message?: string;
        };
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
        Registration: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["Password"];
            name: components["schemas"]["PersonName"];
        };
        TokenRequest: components["schemas"]["PasswordGrant"] | components["schemas"]["RefreshTokenGrant"];
        /** @description RFC 6749, 4.3. Client and scope are accepted, as OAuth clients send them, and not used. */
        PasswordGrant: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            grant_type: "password";
            /** @description The account's e-mail address. */
            username: string;
            /** Format: password */
            password: string;
            scope?: string;
            client_id?: string;
            client_secret?: string;
        };
        /** @description RFC 6749, 6. Client and scope are accepted, as OAuth clients send them, and not used. */
        RefreshTokenGrant: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            grant_type: "refresh_token";
            refresh_token: string;
            scope?: string;
            client_id?: string;
            client_secret?: string;
        };
        /** @description RFC 6749, 5.1. */
        Token: {
            access_token: string;
            /** @constant */
            token_type: "bearer";
            /** @description In seconds. */
            expires_in: number;
            refresh_token: string;
        };
        /** @description RFC 7009, 2.1. Client and type hint are accepted, as OAuth clients send them, and not used. */
        Revocation: {
            /** @description A refresh token. */
            token: string;
            token_type_hint?: string;
            client_id?: string;
            client_secret?: string;
        };
        User: {
            id: components["schemas"]["Id"];
            email: components["schemas"]["Email"];
            name: components["schemas"]["PersonName"];
            role: components["schemas"]["Role"];
            created_at: components["schemas"]["UtcInstant"];
        };
        /**
         * @description What the user may do beyond their own things.
         * @enum {string}
         */
        Role: "user" | "admin";
        UserUpdate: {
            name?: components["schemas"]["PersonName"];
        };
        PasswordChange: {
            /** Format: password */
            current_password: string;
            new_password: components["schemas"]["Password"];
        };
        Todo: {
            id: components["schemas"]["Id"];
            title: components["schemas"]["TodoTitle"];
            description: components["schemas"]["TodoDescription"];
            completed: boolean;
            /** @description When it was completed, null while it is open. */
            completed_at: components["schemas"]["UtcInstant"] | null;
            priority: components["schemas"]["Priority"];
            /** @description When it is due. */
            due_at: components["schemas"]["UtcInstant"] | null;
            /** @description The project that it belongs to, null for the caller's own. */
            project_id: components["schemas"]["Id"] | null;
            position: components["schemas"]["Position"];
            /** @description Who is to do it. */
            assignee_id: components["schemas"]["Id"] | null;
            /** @description Who made it. */
            user_id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Counts the changes; the ETag.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
        };
        /**
         * @description Where it is among the todos of its project, or among its owner's own: they are in the order of these texts,
         *     compared byte by byte, and of their ids where two are equal. A new todo is the last.
         */
        Position: string;
        /** @description One of the three. */
        TodoMove: {
            /** @description The todo that comes next. */
            before?: components["schemas"]["Id"];
            /** @description The todo that comes before. */
            after?: components["schemas"]["Id"];
            /**
             * @description An end of the list.
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
            /** @description When it is due. */
            due_at?: components["schemas"]["Instant"] | null;
            /** @description A project that the caller may edit; null for none. */
            project_id?: components["schemas"]["Id"] | null;
            /** @description A member of the project (for a todo without a project the caller), or null for nobody. */
            assignee_id?: components["schemas"]["Id"] | null;
        };
        TodoUpdate: {
            title?: components["schemas"]["TodoTitle"];
            description?: components["schemas"]["TodoDescription"];
            completed?: boolean;
            priority?: components["schemas"]["Priority"];
            /** @description When it is due; null for never. */
            due_at?: components["schemas"]["Instant"] | null;
            /** @description A project that the caller may edit; null for none. */
            project_id?: components["schemas"]["Id"] | null;
            /** @description A member of the project (for a todo without a project the caller), or null for nobody. */
            assignee_id?: components["schemas"]["Id"] | null;
        };
        /**
         * @description An archived project keeps its todos and takes no new ones.
         * @enum {string}
         */
        ProjectStatus: "active" | "archived";
        /**
         * @description A viewer reads, an editor changes todos, an owner changes the project and its team.
         * @enum {string}
         */
        ProjectRole: "owner" | "editor" | "viewer";
        /** @description What the project is called. White space around it is taken off. */
        ProjectName: string;
        /** @description What it is about. */
        ProjectDescription: string | null;
        TodoCount: number;
        Project: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["ProjectName"];
            description: components["schemas"]["ProjectDescription"];
            status: components["schemas"]["ProjectStatus"];
            owner_id: components["schemas"]["Id"];
            role: components["schemas"]["ProjectRole"];
            task_count: components["schemas"]["TodoCount"];
            open_task_count: components["schemas"]["TodoCount"];
            /**
             * Format: int32
             * @description Counts the changes.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
        };
        ProjectCreate: {
            name: components["schemas"]["ProjectName"];
            description?: components["schemas"]["ProjectDescription"];
        };
        ProjectUpdate: {
            name?: components["schemas"]["ProjectName"];
            description?: components["schemas"]["ProjectDescription"];
            status?: components["schemas"]["ProjectStatus"];
        };
        ProjectDeletion: {
            deleted_todos: components["schemas"]["TodoCount"];
            moved_todos: components["schemas"]["TodoCount"];
        };
        /**
         * @description What was deleted.
         * @enum {string}
         */
        TrashItemType: "todo" | "project";
        TrashItem: {
            type: components["schemas"]["TrashItemType"];
            id: components["schemas"]["Id"];
            /** @description The todo's title or the project's name. */
            title: string;
            /** @description The project of a todo, if any; null for a project. */
            project_id: components["schemas"]["Id"] | null;
            deleted_at: components["schemas"]["UtcInstant"];
            /** @description Who deleted it; null when that account is gone. */
            deleted_by: components["schemas"]["Id"] | null;
            /** @description From when on it is deleted for ever. */
            purge_at: components["schemas"]["UtcInstant"];
        };
        TrashEmptied: {
            /** @description How many items there were. */
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
            name: components["schemas"]["PersonName"];
            email: components["schemas"]["Email"];
            role: components["schemas"]["ProjectRole"];
            created_at: components["schemas"]["UtcInstant"];
        };
        MemberCreate: {
            user_id: components["schemas"]["Id"];
            role: components["schemas"]["ProjectRole"];
        };
        MemberUpdate: {
            role?: components["schemas"]["ProjectRole"];
        };
        AdminUser: {
            id: components["schemas"]["Id"];
            email: components["schemas"]["Email"];
            name: components["schemas"]["PersonName"];
            role: components["schemas"]["Role"];
            /** @description Since when the user may not act; null for who may. */
            disabled_at: components["schemas"]["UtcInstant"] | null;
            created_at: components["schemas"]["UtcInstant"];
        };
        AdminUserUpdate: {
            role?: components["schemas"]["Role"];
            /** @description Whether the user may not act. */
            disabled?: boolean;
        };
        Invitation: {
            id: components["schemas"]["Id"];
            project_id: components["schemas"]["Id"];
            email: components["schemas"]["Email"];
            role: components["schemas"]["ProjectRole"];
            status: components["schemas"]["InvitationStatus"];
            /** @description Who invited; null when that account is gone. */
            invited_by: components["schemas"]["Id"] | null;
            created_at: components["schemas"]["UtcInstant"];
            expires_at: components["schemas"]["UtcInstant"];
        };
        /**
         * @description A pending one can be accepted or declined, until it expires.
         * @enum {string}
         */
        InvitationStatus: "pending" | "accepted" | "declined" | "expired";
        InvitationCreate: {
            email: components["schemas"]["Email"];
            role: components["schemas"]["ProjectRole"];
        };
        InvitationAnswer: {
            token: components["schemas"]["MailedToken"];
        };
        /** @description From a mail of this service. */
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
         * @description What happened.
         * @enum {string}
         */
        NotificationType: "project_created" | "project_invited" | "todo_assigned" | "todo_due_soon" | "todo_completed";
        Notification: {
            id: components["schemas"]["Id"];
            type: components["schemas"]["NotificationType"];
            /** @description What happened in words. */
            message: string;
            /** @description Who did it; null when nobody did, or the account is gone. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project that it is about. */
            project_id: components["schemas"]["Id"] | null;
            /** @description The todo that it is about. */
            todo_id: components["schemas"]["Id"] | null;
            /** @description When it was read; null while it is unread. */
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
            /** @description Whether a notification also comes by mail, per type. */
            mail: {
                /** @description A project of yours was made. */
                project_created: boolean;
                /** @description Somebody made you a member of a project. An invitation is always mailed, since its mail has the token. */
                project_invited: boolean;
                /** @description Somebody assigned a todo to you. */
                todo_assigned: boolean;
                /** @description A todo of yours is due within a day. */
                todo_due_soon: boolean;
                /** @description Somebody else completed a todo that you made or that was yours to do. */
                todo_completed: boolean;
            };
        };
        PreferencesUpdate: {
            mail?: {
                /** @description A project of yours was made. */
                project_created?: boolean;
                /** @description Somebody made you a member of a project. An invitation is always mailed, since its mail has the token. */
                project_invited?: boolean;
                /** @description Somebody assigned a todo to you. */
                todo_assigned?: boolean;
                /** @description A todo of yours is due within a day. */
                todo_due_soon?: boolean;
                /** @description Somebody else completed a todo that you made or that was yours to do. */
                todo_completed?: boolean;
            };
        };
        /** @description A kind of background work. */
        QueueName: string;
        /**
         * @description As pg-boss calls it; `retry` waits for the next attempt.
         * @enum {string}
         */
        JobState: "created" | "retry" | "active" | "completed" | "cancelled" | "failed";
        Job: {
            id: components["schemas"]["Id"];
            queue: components["schemas"]["QueueName"];
            state: components["schemas"]["JobState"];
            attempts: number;
            max_attempts: number;
            /** @description Why the last attempt failed. */
            error: string | null;
            created_at: components["schemas"]["UtcInstant"];
            run_at: components["schemas"]["UtcInstant"];
            /** @description When it was completed, cancelled, or failed for good. */
            finished_at: components["schemas"]["UtcInstant"] | null;
        };
        /**
         * Format: uuid
         * @description Names an event for ever.
         */
        EventId: string;
        /** @description Something that happened. `data` is the object after it, or as it was last. */
        Event: components["schemas"]["TodoEvent"] | components["schemas"]["TodoRemovedEvent"] | components["schemas"]["TodoPurgedEvent"] | components["schemas"]["ProjectEvent"] | components["schemas"]["ProjectPurgedEvent"] | components["schemas"]["MemberEvent"] | components["schemas"]["NotificationEvent"] | components["schemas"]["UserEvent"];
        /** @description A todo was created, changed, deleted, or restored from the trash. */
        TodoEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "todo.created" | "todo.updated" | "todo.deleted" | "todo.restored";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description Who did it; null when nobody did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project that it happened in, if any. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["Todo"];
            changes: components["schemas"]["Changes"];
        };
        /** @description A todo left the project. Whoever may see where it went gets `todo.updated` as well. */
        TodoRemovedEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "todo.removed";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description Who did it; null when nobody did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project that it happened in, if any. */
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
            /** @description Who did it; null when nobody did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project that it happened in, if any. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["ProjectData"];
            changes: components["schemas"]["Changes"];
        };
        /** @description A deleted todo is gone for ever. */
        TodoPurgedEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "todo.purged";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description Who did it; null when nobody did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project that it happened in, if any. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["TodoReference"];
            changes: components["schemas"]["Changes"];
        };
        /** @description A deleted project is gone for ever, with its todos. */
        ProjectPurgedEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "project.purged";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description Who did it; null when nobody did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project that it happened in, if any. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["ProjectReference"];
            changes: components["schemas"]["Changes"];
        };
        /** @description Somebody became a member of a project, got another role, or left. */
        MemberEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "member.added" | "member.updated" | "member.removed";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description Who did it; null when nobody did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project that it happened in, if any. */
            project_id: components["schemas"]["Id"] | null;
            data: components["schemas"]["Member"];
            changes: components["schemas"]["Changes"];
        };
        /** @description The caller was told something. */
        NotificationEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "notification.created";
            occurred_at: components["schemas"]["UtcInstant"];
            /** @description Who did it; null when nobody did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project that it happened in, if any. */
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
            /** @description Who did it; null when nobody did. */
            actor_id: components["schemas"]["Id"] | null;
            /** @description The project that it happened in, if any. */
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
        /** @description A project as all of its members see it. */
        ProjectData: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["ProjectName"];
            description: components["schemas"]["ProjectDescription"];
            status: components["schemas"]["ProjectStatus"];
            owner_id: components["schemas"]["Id"];
            task_count: components["schemas"]["TodoCount"];
            open_task_count: components["schemas"]["TodoCount"];
            /**
             * Format: int32
             * @description Counts the changes.
             */
            version: number;
            created_at: components["schemas"]["UtcInstant"];
            updated_at: components["schemas"]["UtcInstant"];
        };
        /** @description Which members changed, from what to what; `[]` when the object is new or gone. */
        Changes: {
            member: string;
            from: components["schemas"]["MemberValue"];
            to: components["schemas"]["MemberValue"];
        }[];
        MemberValue: string | number | boolean | null;
        SyncPage: {
            changes: components["schemas"]["SyncChange"][];
            /** @description Where the next page begins. Opaque. */
            cursor: string;
            /** @description Whether the next page has something already. */
            has_more: boolean;
        };
        SyncChange: components["schemas"]["SyncProject"] | components["schemas"]["SyncTodo"];
        SyncProject: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "project";
            id: components["schemas"]["Id"];
            project: components["schemas"]["Project"] | null;
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
        /** @description What went wrong (RFC 9457). */
        Problem: {
            /**
             * Format: uri-reference
             * @description A page about the code.
             */
            type: string;
            /** @description What the code means. */
            title: string;
            status: number;
            /** @description What happened this time. */
            detail?: string;
            code: components["schemas"]["ProblemCode"];
            /** @description Finds the request in the server's log. */
            request_id: string;
            /** @description What violates this document. The first violation is named, not all of them. */
            errors?: components["schemas"]["ProblemError"][];
        };
        ProblemError: {
            /**
             * @description The part of the request.
             * @enum {string}
             */
            location: "path" | "query" | "headers" | "cookies" | "body";
            /** @description A JSON pointer into that part (RFC 6901). */
            pointer: string;
            message: string;
            /** @description The rule that was violated. */
            code: string;
        };
        /**
         * @description What can go wrong. Program against this, not against the texts.
         * @enum {string}
         */
        ProblemCode: "malformed_request" | "unauthenticated" | "token_expired" | "user_not_found" | "invalid_credentials" | "invalid_grant" | "forbidden" | "password_incorrect" | "not_found" | "todo_not_found" | "invitation_not_found" | "notification_not_found" | "trash_item_not_found" | "job_not_found" | "project_not_found" | "member_not_found" | "account_not_found" | "method_not_allowed" | "request_timeout" | "conflict" | "email_taken" | "password_too_common" | "cursor_invalid" | "cursor_expired" | "already_invited" | "invitation_invalid" | "mail_token_invalid" | "job_state" | "project_archived" | "project_deleted" | "unknown_project" | "todo_not_in_list" | "assignee_not_member" | "already_member" | "unknown_user" | "last_owner" | "last_admin" | "idempotency_key_reused" | "idempotency_in_flight" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "validation_failed" | "rate_limited" | "headers_too_large" | "internal_error" | "unavailable";
    };
    responses: {
        /** @description What the caller holds is still right. */
        NotModified: {
            headers: {
                /**
                 * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
                 * @example "1"
                 */
                ETag: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description `malformed_request`: the path or the body could not be read, for example because it is not JSON. */
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
         * @description `unauthenticated`: there is no bearer token, or it is not valid; `token_expired`: get a new one;
         *     `user_not_found`: the token is right, but its user is deleted or disabled.
         */
        Unauthenticated: {
            headers: {
                /**
                 * @description How to authenticate, and what was wrong (RFC 6750, 3).
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
        /** @description `forbidden`: the caller's role does not allow this. */
        Forbidden: {
            headers: {
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
        /** @description `project_not_found`: the caller is a member of no such project. */
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
        /** @description `project_not_found`: the caller is a member of no such project; `member_not_found`: it has no such member. */
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
        /** @description `project_not_found`: the caller is a member of no such project; `invitation_not_found`: it has no such invitation. */
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
        /** @description `trash_item_not_found`: there is no such item in the caller's trash. */
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
        /** @description `job_not_found`: there is no such job, or it was done so long ago that it is forgotten. */
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
        /** @description `password_incorrect`: the current password is wrong. */
        PasswordIncorrect: {
            headers: {
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
        /** @description `todo_not_found`: the caller has no such todo. */
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
        /** @description `payload_too_large`: the body has more than 100 kB. */
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
        /** @description `unsupported_media_type`: the body has a `Content-Type` or `Content-Encoding` that is not accepted. */
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
        /** @description `validation_failed`: the request does not fit this document; `errors` says where. */
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
                 *       "code": "validation_failed",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20",
                 *       "errors": [
                 *         {
                 *           "location": "body",
                 *           "pointer": "/title",
                 *           "message": "Title cannot be empty or whitespace",
                 *           "code": "pattern"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate_limited`: too many requests; try again after `Retry-After` seconds. */
        RateLimited: {
            headers: {
                /**
                 * @description After how many seconds to try again.
                 * @example 1
                 */
                "Retry-After": number;
                /**
                 * @description The policy that counts this operation, its quota and its window in seconds.
                 * @example "credentials";q=30;w=60
                 */
                "RateLimit-Policy": string;
                /**
                 * @description How many requests are left, and after how many seconds the quota is full again.
                 * @example "credentials";r=0;t=42
                 */
                RateLimit: string;
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
        /** @description `internal_error`: something failed; the server's log has the rest under `request_id`. */
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
         * @description `unavailable`: the service cannot do this now; try again after `Retry-After` seconds. When the database is lost in
         *     the very moment of a write, nobody can say whether it took effect: read before writing again.
         */
        Unavailable: {
            headers: {
                /**
                 * @description After how many seconds to try again.
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
        /** @description `idempotency_key_reused`: the `Idempotency-Key` belongs to another request; `idempotency_in_flight`: a request with this key is still running, try again after `Retry-After` seconds. */
        IdempotencyConflict: {
            headers: {
                /**
                 * @description With `idempotency_in_flight`, after how many seconds to try again.
                 * @example 1
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/idempotency_key_reused",
                 *       "title": "The idempotency key belongs to another request",
                 *       "status": 409,
                 *       "code": "idempotency_key_reused",
                 *       "request_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_failed`: the resource is no longer what `If-Match` says. Read it again, then decide. */
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
        ProjectId: components["schemas"]["Id"];
        /**
         * @description The id of the deleted todo or project.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
         */
        TrashItemId: components["schemas"]["Id"];
        /**
         * @description The job's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e60
         */
        JobId: components["schemas"]["Id"];
        /**
         * @description The user's id.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e12
         */
        UserId: components["schemas"]["Id"];
        /** @description How many items to leave out, counted from `cursor` when both are given. */
        Skip: number;
        /** @description How many items to answer with at most. */
        Limit: number;
        /** @description Where to go on, taken from the `Link` header of the page before. Opaque. */
        Cursor: string;
        /** @description Whether to answer with the `Total-Count` header. */
        Count: boolean;
        /** @description An `ETag` that the caller holds. When it is still right the answer is 304, without a body. */
        IfNoneMatch: string;
        /**
         * @description Any value that is new for each thing to be done, such as a UUID. With it the request may be sent again, for
         *     example when no answer came: for 24 hours the first success is answered again instead of being done again.
         *     A request that was refused or failed did nothing, so it may be sent again with the same key too, changed or not.
         *     Keys of different callers have nothing to do with one another.
         * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
         */
        IdempotencyKey: string;
        /**
         * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
         *     the answer is 412. Without it, the last change wins.
         * @example "1"
         */
        IfMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Where the new resource is.
         * @example /todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
         */
        Location: string;
        /**
         * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
         * @example "1"
         */
        ETag: string;
        /**
         * @description The next page, when there is one (RFC 8288).
         * @example </todos?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
         */
        Link: string;
        /**
         * @description How many items match, when asked by `count=true`.
         * @example 1
         */
        "Total-Count": number;
        /**
         * @description Tokens are never cached (RFC 6749, 5.1).
         * @example no-store
         */
        NoStore: "no-store";
        /**
         * @description How to authenticate, and what was wrong (RFC 6750, 3).
         * @example Bearer realm="taskpact"
         */
        "WWW-Authenticate": string;
        /**
         * @description After how many seconds to try again.
         * @example 1
         */
        "Retry-After": number;
        /**
         * @description The policy that counts this operation, its quota and its window in seconds.
         * @example "credentials";q=30;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description How many requests are left, and after how many seconds the quota is full again.
         * @example "credentials";r=0;t=42
         */
        RateLimit: string;
        /**
         * @description The answer is the one that the first request with this `Idempotency-Key` got; nothing was done again.
         * @example true
         */
        "Idempotency-Replayed": "true";
        /**
         * @description With `idempotency_in_flight`, after how many seconds to try again.
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
            /** @description The process is up. */
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
            /** @description Every dependency is usable. */
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
            500: components["responses"]["InternalError"];
            /** @description At least one dependency is not usable. */
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
                     *           "message": "The database does not answer."
                     *         },
                     *         "migrations": {
                     *           "status": "failed",
                     *           "message": "The database does not answer."
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
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
                    /** @example openapi: 3.1.1 */
                    "application/yaml": string;
                };
            };
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
            /** @description A page that renders this document. It loads nothing from another host. */
            200: {
                headers: {
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
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Todo not found</title> */
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            /** @description `not_found`: there is no such code. */
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
                 * @description What the mail was about: `password-reset`, `email` or `invitation`.
                 * @example password-reset
                 */
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. It loads nothing from another host. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Set a new password</title> */
                    "text/html": string;
                };
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
                     * @description Where the new resource is.
                     * @example /todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
            /** @description `email_taken`: the address has an account; `password_too_common`: the password is on every attacker's list. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/email_taken",
                     *       "title": "This e-mail address already has an account",
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
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
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
                     * @description Tokens are never cached (RFC 6749, 5.1).
                     * @example no-store
                     */
                    "Cache-Control": "no-store";
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
             * @description `invalid_credentials`: e-mail and password do not belong together (the same answer whether or not the
             *     account exists); `invalid_grant`: the refresh token is unknown, expired, used or revoked.
             */
            401: {
                headers: {
                    /**
                     * @description How to authenticate, and what was wrong (RFC 6750, 3).
                     * @example Bearer realm="taskpact"
                     */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid_credentials",
                     *       "title": "E-mail or password is wrong",
                     *       "status": 401,
                     *       "code": "invalid_credentials",
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "tpr_Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyMDE"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["Revocation"];
            };
        };
        responses: {
            /** @description The session is over. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
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
                /** @description An `ETag` that the caller holds. When it is still right the answer is 304, without a body. */
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `last_admin`: the service has at least one admin who may act. Make another one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last_admin",
                     *       "title": "The service needs an admin",
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
    updateMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            /** @description The password is changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            /** @description `password_incorrect`: the current password is wrong. */
            403: {
                headers: {
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
            /** @description `password_too_common`: the new password is on every attacker's list. */
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
    listTodos: {
        parameters: {
            query?: {
                /** @description Only the completed ones, or only the open ones. */
                completed?: boolean;
                /** @description Only those with this text in title or description, in any case. */
                search?: string;
                /** @description Only those of this priority. */
                priority?: components["schemas"]["Priority"];
                /** @description Only those that are due before this instant. */
                due_before?: components["schemas"]["Instant"];
                /** @description Only those that are due at this instant or after it. */
                due_after?: components["schemas"]["Instant"];
                /** @description Only those of this project. */
                project_id?: components["schemas"]["Id"];
                /** @description Only those assigned to this user. */
                assignee_id?: components["schemas"]["Id"];
                /**
                 * @description The order; a leading `-` means descending. Ties are broken by id; todos without a due date come last.
                 *     `position` is the order that people gave to the todos of a project, so it goes with `project_id`.
                 */
                sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "due_at" | "-due_at" | "priority" | "-priority" | "title" | "-title" | "position" | "-position";
                /** @description How many items to leave out, counted from `cursor` when both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to answer with at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to go on, taken from the `Link` header of the page before. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to answer with the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of todos, `[]` when there are none. */
            200: {
                headers: {
                    /**
                     * @description The next page, when there is one (RFC 8288).
                     * @example </todos?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many items match, when asked by `count=true`.
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
                     *         "due_at": "2026-11-22T17:00:00Z",
                     *         "project_id": null,
                     *         "position": "5000000001c4b7",
                     *         "assignee_id": null,
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
            /** @description `cursor_invalid`: the cursor does not decode, or belongs to another order. Start again without it. */
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
                 * @description Any value that is new for each thing to be done, such as a UUID. With it the request may be sent again, for
                 *     example when no answer came: for 24 hours the first success is answered again instead of being done again.
                 *     A request that was refused or failed did nothing, so it may be sent again with the same key too, changed or not.
                 *     Keys of different callers have nothing to do with one another.
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
                     * @description Where the new resource is.
                     * @example /todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The answer is the one that the first request with this `Idempotency-Key` got; nothing was done again.
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
                     *       "due_at": "2026-11-22T17:00:00Z",
                     *       "project_id": null,
                     *       "position": "5000000001c4b7",
                     *       "assignee_id": null,
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
            /** @description `project_archived`: the project takes no new todos; `unknown_project`: the caller may edit no such project; `assignee_not_member`: the assignee cannot see the todo; `idempotency_key_reused`: the `Idempotency-Key` belongs to another request; `idempotency_in_flight`: a request with this key is still running, try again after `Retry-After` seconds. */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`, after how many seconds to try again.
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
            503: components["responses"]["Unavailable"];
        };
    };
    getTodo: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller holds. When it is still right the answer is 304, without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The todo. */
            200: {
                headers: {
                    /**
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                     *       "due_at": "2026-11-22T17:00:00Z",
                     *       "project_id": null,
                     *       "position": "5000000001c4b7",
                     *       "assignee_id": null,
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
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The todo is gone. */
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
            503: components["responses"]["Unavailable"];
        };
    };
    updateTodo: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["Id"];
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                     *       "due_at": "2026-11-22T17:00:00Z",
                     *       "project_id": null,
                     *       "position": "5000000001c4b7",
                     *       "assignee_id": null,
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
            /** @description `project_archived`: the project takes no new todos; `unknown_project`: the caller may edit no such project; `assignee_not_member`: the assignee cannot see the todo. */
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
            503: components["responses"]["Unavailable"];
        };
    };
    moveTodo: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any value that is new for each thing to be done, such as a UUID. With it the request may be sent again, for
                 *     example when no answer came: for 24 hours the first success is answered again instead of being done again.
                 *     A request that was refused or failed did nothing, so it may be sent again with the same key too, changed or not.
                 *     Keys of different callers have nothing to do with one another.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The todo's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                 */
                todo_id: components["schemas"]["Id"];
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
            /** @description The todo at its new place. */
            200: {
                headers: {
                    /**
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The answer is the one that the first request with this `Idempotency-Key` got; nothing was done again.
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
                     *       "due_at": "2026-11-22T17:00:00Z",
                     *       "project_id": null,
                     *       "position": "5000000004V",
                     *       "assignee_id": null,
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
            /** @description `todo_not_in_list`: the other todo is not in this list, or not there at all; `idempotency_key_reused`: the `Idempotency-Key` belongs to another request; `idempotency_in_flight`: a request with this key is still running, try again after `Retry-After` seconds. */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`, after how many seconds to try again.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/todo_not_in_list",
                     *       "title": "There is no such todo in the list",
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
            503: components["responses"]["Unavailable"];
        };
    };
    listProjects: {
        parameters: {
            query?: {
                /** @description Only the active ones, or only the archived ones. */
                status?: components["schemas"]["ProjectStatus"];
                /** @description The order; a leading `-` means descending. Ties are broken by id. */
                sort?: "created_at" | "-created_at" | "name" | "-name";
                /** @description How many items to leave out, counted from `cursor` when both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to answer with at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to go on, taken from the `Link` header of the page before. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to answer with the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, `[]` when there is nothing. */
            200: {
                headers: {
                    /**
                     * @description The next page, when there is one (RFC 8288).
                     * @example </todos?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many items match, when asked by `count=true`.
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
                     *         "status": "active",
                     *         "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "role": "owner",
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
            /** @description `cursor_invalid`: the cursor does not decode, or belongs to another order. Start again without it. */
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
                 * @description Any value that is new for each thing to be done, such as a UUID. With it the request may be sent again, for
                 *     example when no answer came: for 24 hours the first success is answered again instead of being done again.
                 *     A request that was refused or failed did nothing, so it may be sent again with the same key too, changed or not.
                 *     Keys of different callers have nothing to do with one another.
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
                 *       "description": "What grows and what should"
                 *     }
                 */
                "application/json": components["schemas"]["ProjectCreate"];
            };
        };
        responses: {
            /** @description What was made. */
            201: {
                headers: {
                    /**
                     * @description Where the new resource is.
                     * @example /todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The answer is the one that the first request with this `Idempotency-Key` got; nothing was done again.
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
                     *       "status": "active",
                     *       "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "role": "owner",
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
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller holds. When it is still right the answer is 304, without a body. */
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                     *       "status": "active",
                     *       "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "role": "owner",
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
                /** @description The project that gets the todos; without it they are deleted. */
                move_todos_to?: components["schemas"]["Id"];
            };
            header?: {
                /**
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
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
            /** @description The project is gone. */
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
            /** @description `unknown_project`: there is no such project to move the todos to, or it is this one; `project_archived`: it takes no todos; `assignee_not_member`: an assignee of a todo is no member of it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unknown_project",
                     *       "title": "There is no such project that the caller may edit",
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
            503: components["responses"]["Unavailable"];
        };
    };
    updateProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                     *       "status": "archived",
                     *       "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *       "role": "owner",
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
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description The order; a leading `-` means descending. Ties are broken by id. */
                sort?: "created_at" | "-created_at" | "name" | "-name";
                /** @description How many items to leave out, counted from `cursor` when both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to answer with at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to go on, taken from the `Link` header of the page before. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to answer with the `Total-Count` header. */
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
            /** @description A page, `[]` when there is nothing. */
            200: {
                headers: {
                    /**
                     * @description The next page, when there is one (RFC 8288).
                     * @example </todos?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many items match, when asked by `count=true`.
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
            404: components["responses"]["ProjectNotFound"];
            /** @description `cursor_invalid`: the cursor does not decode, or belongs to another order. Start again without it. */
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
                 * @description Any value that is new for each thing to be done, such as a UUID. With it the request may be sent again, for
                 *     example when no answer came: for 24 hours the first success is answered again instead of being done again.
                 *     A request that was refused or failed did nothing, so it may be sent again with the same key too, changed or not.
                 *     Keys of different callers have nothing to do with one another.
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
            /** @description What was made. */
            201: {
                headers: {
                    /**
                     * @description Where the new resource is.
                     * @example /todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The answer is the one that the first request with this `Idempotency-Key` got; nothing was done again.
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
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            /** @description `already_member`: the user is a member; `unknown_user`: there is no such user; `idempotency_key_reused`: the `Idempotency-Key` belongs to another request; `idempotency_in_flight`: a request with this key is still running, try again after `Retry-After` seconds. */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`, after how many seconds to try again.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/already_member",
                     *       "title": "The user is a member already",
                     *       "status": 409,
                     *       "code": "already_member",
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
    getMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller holds. When it is still right the answer is 304, without a body. */
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
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
            /** @description The user is no member any more. */
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
            /** @description `last_owner`: a project has at least one owner. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last_owner",
                     *       "title": "A project needs an owner",
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
            503: components["responses"]["Unavailable"];
        };
    };
    updateMember: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
            /** @description `last_owner`: a project has at least one owner. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last_owner",
                     *       "title": "A project needs an owner",
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
            503: components["responses"]["Unavailable"];
        };
    };
    listTrash: {
        parameters: {
            query?: {
                /** @description Only todos, or only projects. */
                type?: components["schemas"]["TrashItemType"];
                /** @description The order; a leading `-` means descending. Ties are broken by id. */
                sort?: "deleted_at" | "-deleted_at";
                /** @description How many items to leave out, counted from `cursor` when both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to answer with at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to go on, taken from the `Link` header of the page before. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to answer with the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of items, `[]` when there are none. */
            200: {
                headers: {
                    /**
                     * @description The next page, when there is one (RFC 8288).
                     * @example </todos?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many items match, when asked by `count=true`.
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
            /** @description `cursor_invalid`: the cursor does not decode, or belongs to another order. Start again without it. */
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
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            /** @description It is gone for ever. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["TrashItemNotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreTrashItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any value that is new for each thing to be done, such as a UUID. With it the request may be sent again, for
                 *     example when no answer came: for 24 hours the first success is answered again instead of being done again.
                 *     A request that was refused or failed did nothing, so it may be sent again with the same key too, changed or not.
                 *     Keys of different callers have nothing to do with one another.
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
            /** @description What was restored. */
            200: {
                headers: {
                    /**
                     * @description The answer is the one that the first request with this `Idempotency-Key` got; nothing was done again.
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
                     *         "status": "active",
                     *         "owner_id": "0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10",
                     *         "role": "owner",
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
            404: components["responses"]["TrashItemNotFound"];
            /** @description `project_deleted`: the todo's project is in the trash, restore that first; `project_archived`: the todo's project takes no todos; `idempotency_key_reused`: the `Idempotency-Key` belongs to another request; `idempotency_in_flight`: a request with this key is still running, try again after `Retry-After` seconds. */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`, after how many seconds to try again.
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
            503: components["responses"]["Unavailable"];
        };
    };
    listActivity: {
        parameters: {
            query?: {
                /** @description Only what happened in this project. */
                project_id?: components["schemas"]["Id"];
                /** @description Only what happened to this todo. */
                todo_id?: components["schemas"]["Id"];
                /** @description The order; a leading `-` means descending. */
                sort?: "occurred_at" | "-occurred_at";
                /** @description How many items to leave out, counted from `cursor` when both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to answer with at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to go on, taken from the `Link` header of the page before. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to answer with the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events, `[]` when there are none. */
            200: {
                headers: {
                    /**
                     * @description The next page, when there is one (RFC 8288).
                     * @example </todos?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many items match, when asked by `count=true`.
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
                     *           "due_at": null,
                     *           "project_id": null,
                     *           "position": "5000000001c4b7",
                     *           "assignee_id": null,
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
            /** @description `cursor_invalid`: the cursor does not decode, or belongs to another order. Start again without it. */
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
                /** @description From the page before. Opaque. */
                cursor?: string;
                /** @description How many items to answer with at most. */
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
                     *             "due_at": null,
                     *             "project_id": null,
                     *             "position": "5000000001c4b7",
                     *             "assignee_id": null,
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
            /** @description `cursor_invalid`: the cursor does not decode; `cursor_expired`: what has changed since is no longer kept. Start again without a cursor. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/cursor_expired",
                     *       "title": "The cursor is too old",
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
    listUsers: {
        parameters: {
            query?: {
                /**
                 * @description Only those with this text in e-mail address or name, in any case.
                 * @example ada
                 */
                search?: string;
                /** @description Only those with this role. */
                role?: components["schemas"]["Role"];
                /** @description Only the disabled ones, or only the others. */
                disabled?: boolean;
                /** @description The order; a leading `-` means descending. Ties are broken by id. */
                sort?: "created_at" | "-created_at" | "email" | "-email";
                /** @description How many items to leave out, counted from `cursor` when both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to answer with at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to go on, taken from the `Link` header of the page before. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to answer with the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, `[]` when there is nothing. */
            200: {
                headers: {
                    /**
                     * @description The next page, when there is one (RFC 8288).
                     * @example </todos?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many items match, when asked by `count=true`.
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
            /** @description `cursor_invalid`: the cursor does not decode, or belongs to another order. Start again without it. */
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
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller holds. When it is still right the answer is 304, without a body. */
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                /** @description The user who gets everything; without it, it is deleted. */
                hand_over_to?: components["schemas"]["Id"];
            };
            header?: {
                /**
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
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
            /** @description The account is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AccountNotFound"];
            /** @description `last_admin`: the service has at least one admin who may act; `unknown_user`: there is no such user to hand over to, or it is this one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last_admin",
                     *       "title": "The service needs an admin",
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
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AccountNotFound"];
            /** @description `last_admin`: the service has at least one admin who may act. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last_admin",
                     *       "title": "The service needs an admin",
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
    listInvitations: {
        parameters: {
            query?: {
                /** @description The order; a leading `-` means descending. Ties are broken by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to leave out, counted from `cursor` when both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to answer with at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to go on, taken from the `Link` header of the page before. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to answer with the `Total-Count` header. */
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
            /** @description A page, `[]` when there is nothing. */
            200: {
                headers: {
                    /**
                     * @description The next page, when there is one (RFC 8288).
                     * @example </todos?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many items match, when asked by `count=true`.
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
            /** @description `cursor_invalid`: the cursor does not decode, or belongs to another order. Start again without it. */
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
                 * @description Any value that is new for each thing to be done, such as a UUID. With it the request may be sent again, for
                 *     example when no answer came: for 24 hours the first success is answered again instead of being done again.
                 *     A request that was refused or failed did nothing, so it may be sent again with the same key too, changed or not.
                 *     Keys of different callers have nothing to do with one another.
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
                 *       "email": "grace@example.com",
                 *       "role": "editor"
                 *     }
                 */
                "application/json": components["schemas"]["InvitationCreate"];
            };
        };
        responses: {
            /** @description What was made. */
            201: {
                headers: {
                    /**
                     * @description Where the new resource is.
                     * @example /todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11
                     */
                    Location: string;
                    /**
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
                     * @example "1"
                     */
                    ETag: string;
                    /**
                     * @description The answer is the one that the first request with this `Idempotency-Key` got; nothing was done again.
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
            /** @description `already_member`: the address is a member's; `already_invited`: an invitation is pending; `idempotency_key_reused`: the `Idempotency-Key` belongs to another request; `idempotency_in_flight`: a request with this key is still running, try again after `Retry-After` seconds. */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`, after how many seconds to try again.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/already_invited",
                     *       "title": "The address is invited already",
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
            503: components["responses"]["Unavailable"];
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller holds. When it is still right the answer is 304, without a body. */
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
                invitation_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
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
                invitation_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nobody is invited by it any more. */
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
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any value that is new for each thing to be done, such as a UUID. With it the request may be sent again, for
                 *     example when no answer came: for 24 hours the first success is answered again instead of being done again.
                 *     A request that was refused or failed did nothing, so it may be sent again with the same key too, changed or not.
                 *     Keys of different callers have nothing to do with one another.
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
                     * @description The answer is the one that the first request with this `Idempotency-Key` got; nothing was done again.
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
            /** @description `invitation_invalid`: the invitation is unknown, used, declined, withdrawn or expired; `idempotency_key_reused`: the `Idempotency-Key` belongs to another request; `idempotency_in_flight`: a request with this key is still running, try again after `Retry-After` seconds. */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`, after how many seconds to try again.
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
            503: components["responses"]["Unavailable"];
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
            /** @description The invitation is declined. */
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
            503: components["responses"]["Unavailable"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description Only the unread ones, or only the others. */
                unread?: boolean;
                /** @description The order; a leading `-` means descending. Ties are broken by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to leave out, counted from `cursor` when both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to answer with at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to go on, taken from the `Link` header of the page before. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to answer with the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, `[]` when there is nothing. */
            200: {
                headers: {
                    /**
                     * @description The next page, when there is one (RFC 8288).
                     * @example </todos?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many items match, when asked by `count=true`.
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
                     *         "read_at": null,
                     *         "created_at": "2026-11-21T09:00:00.000000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Notification"][];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `cursor_invalid`: the cursor does not decode, or belongs to another order. Start again without it. */
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
                /** @description An `ETag` that the caller holds. When it is still right the answer is 304, without a body. */
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                 * @description Any value that is new for each thing to be done, such as a UUID. With it the request may be sent again, for
                 *     example when no answer came: for 24 hours the first success is answered again instead of being done again.
                 *     A request that was refused or failed did nothing, so it may be sent again with the same key too, changed or not.
                 *     Keys of different callers have nothing to do with one another.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e40
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description None is unread. */
            200: {
                headers: {
                    /**
                     * @description The answer is the one that the first request with this `Idempotency-Key` got; nothing was done again.
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
            409: components["responses"]["IdempotencyConflict"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getNotification: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller holds. When it is still right the answer is 304, without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The notification's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e50
                 */
                notification_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    /**
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The notification's id.
                 * @example 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e50
                 */
                notification_id: components["schemas"]["Id"];
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                     *       "read_at": "2026-11-21T10:00:00.000000Z",
                     *       "created_at": "2026-11-21T09:00:00.000000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Notification"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotificationNotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPreferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` that the caller holds. When it is still right the answer is 304, without a body. */
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mail": {
                     *         "project_created": false,
                     *         "project_invited": true,
                     *         "todo_assigned": true,
                     *         "todo_due_soon": true,
                     *         "todo_completed": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
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
                 * @description An `ETag` that the caller holds, several, or `*`. When the resource has another one by now, nothing is done and
                 *     the answer is 412. Without it, the last change wins.
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
                     * @example "1"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mail": {
                     *         "project_created": false,
                     *         "project_invited": true,
                     *         "todo_assigned": true,
                     *         "todo_due_soon": true,
                     *         "todo_completed": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            /** @description The mail is on its way. */
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
            503: components["responses"]["Unavailable"];
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
                     *       "title": "The token is not valid",
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
            503: components["responses"]["Unavailable"];
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
            /** @description If there is such an account, the mail is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            /** @description The password is changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            /** @description `mail_token_invalid`: the token is unknown, used, replaced or expired; `password_too_common`: the password is on every attacker's list. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/mail_token_invalid",
                     *       "title": "The token is not valid",
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
            503: components["responses"]["Unavailable"];
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description Only those of this queue. */
                queue?: components["schemas"]["QueueName"];
                /** @description Only those in this state. */
                state?: components["schemas"]["JobState"];
                /** @description The order; a leading `-` means descending. Ties are broken by id. */
                sort?: "created_at" | "-created_at";
                /** @description How many items to leave out, counted from `cursor` when both are given. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to answer with at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to go on, taken from the `Link` header of the page before. Opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to answer with the `Total-Count` header. */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, `[]` when there is nothing. */
            200: {
                headers: {
                    /**
                     * @description The next page, when there is one (RFC 8288).
                     * @example </todos?limit=100&cursor=WyItY3JlYXRlZF9hdCJd>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many items match, when asked by `count=true`.
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
            /** @description `cursor_invalid`: the cursor does not decode, or belongs to another order. Start again without it. */
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
                /** @description An `ETag` that the caller holds. When it is still right the answer is 304, without a body. */
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
                     * @description The state of the resource; it changes whenever the resource does (RFC 9110, 8.8.3).
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
                 * @description Any value that is new for each thing to be done, such as a UUID. With it the request may be sent again, for
                 *     example when no answer came: for 24 hours the first success is answered again instead of being done again.
                 *     A request that was refused or failed did nothing, so it may be sent again with the same key too, changed or not.
                 *     Keys of different callers have nothing to do with one another.
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
            /** @description The job waits to run. */
            200: {
                headers: {
                    /**
                     * @description The answer is the one that the first request with this `Idempotency-Key` got; nothing was done again.
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
            403: components["responses"]["Forbidden"];
            404: components["responses"]["JobNotFound"];
            /** @description `job_state`: only a failed or cancelled job can be retried; `idempotency_key_reused`: the `Idempotency-Key` belongs to another request; `idempotency_in_flight`: a request with this key is still running, try again after `Retry-After` seconds. */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`, after how many seconds to try again.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/job_state",
                     *       "title": "The job is not in a state for this",
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
                 * @description Any value that is new for each thing to be done, such as a UUID. With it the request may be sent again, for
                 *     example when no answer came: for 24 hours the first success is answered again instead of being done again.
                 *     A request that was refused or failed did nothing, so it may be sent again with the same key too, changed or not.
                 *     Keys of different callers have nothing to do with one another.
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
                     * @description The answer is the one that the first request with this `Idempotency-Key` got; nothing was done again.
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
            403: components["responses"]["Forbidden"];
            404: components["responses"]["JobNotFound"];
            /** @description `job_state`: the job is completed or cancelled; `idempotency_key_reused`: the `Idempotency-Key` belongs to another request; `idempotency_in_flight`: a request with this key is still running, try again after `Retry-After` seconds. */
            409: {
                headers: {
                    /**
                     * @description With `idempotency_in_flight`, after how many seconds to try again.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/job_state",
                     *       "title": "The job is not in a state for this",
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
}
