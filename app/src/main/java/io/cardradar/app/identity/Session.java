package io.cardradar.app.identity;

/** What a log-in answers: a short access token and a refresh token that is good for one refresh. */
record Session(Principal principal, String accessToken, String refreshToken, long expiresIn) {
    @Override
    public String toString() {
        return "Session[" + principal.id() + "]";
    }
}
