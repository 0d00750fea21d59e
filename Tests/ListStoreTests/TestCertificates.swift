/// Certificates of this test alone, made with `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes`, valid
/// for a hundred years. Each signs itself; whoever trusts its file trusts it.
enum TestCertificates {
    struct Pair {
        var certificate: String
        var key: String
    }

    /// For `localhost` and 127.0.0.1.
    static let localhost = Pair(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBszCCAVmgAwIBAgIUGXt2Z3UgbWxDchT8aIMyTanVwZUwCgYIKoZIzj0EAwIw
            IDEeMBwGA1UEAwwVc2NyZWVuIHRlc3QgbG9jYWxob3N0MCAXDTI2MTEyMjEwMzg1
            NFoYDzIxMjYxMDI5MTAzODU0WjAgMR4wHAYDVQQDDBVzY3JlZW4gdGVzdCBsb2Nh
            bGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASYdLwTTLOvm3Yw7Apnldsv
            8kSXKlePfLD8FA9Zqr1HmYKqWZSB+Pklk5U/mk70zGFaDAYB/GHeiLlO35lsz1tE
            o28wbTAdBgNVHQ4EFgQUe9SIj3u2rlquwTOhAF2GjKsilNgwHwYDVR0jBBgwFoAU
            e9SIj3u2rlquwTOhAF2GjKsilNgwDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzAR
            gglsb2NhbGhvc3SHBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIhAN214NAs7mN0RIjE
            Xa+acZ2lwBDTppw5gMyURi2NaYCuAiBNs69ahqSgRXYN6UvHXiKnMcrpUPCt2MXv
            gHStrKhYQw==
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjHhiL7uYM9tq8QUz
            QkgRuZDuUsWt8vnMWG38dPm12YShRANCAASYdLwTTLOvm3Yw7Apnldsv8kSXKleP
            fLD8FA9Zqr1HmYKqWZSB+Pklk5U/mk70zGFaDAYB/GHeiLlO35lsz1tE
            -----END PRIVATE KEY-----
            """)

    /// For another name, `elsewhere.example`.
    static let elsewhere = Pair(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBtTCCAVugAwIBAgIUBpT93W1zC1hgKOTdkiMX8aQ4XhMwCgYIKoZIzj0EAwIw
            IDEeMBwGA1UEAwwVc2NyZWVuIHRlc3QgZWxzZXdoZXJlMCAXDTI2MTEyMjEwMzg1
            NFoYDzIxMjYxMDI5MTAzODU0WjAgMR4wHAYDVQQDDBVzY3JlZW4gdGVzdCBlbHNl
            d2hlcmUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAR1C1FkQZ4Lhj0XMR5LMoUi
            U3NdNLCAT5GO/rBUU2OXQx9BuDqOP7jwRmH1R/RM6gMpWzvPR9Rnb5pjLsmafOwV
            o3EwbzAdBgNVHQ4EFgQUXVlQ4WQrbUBdeiAH0nQyGbLpKx8wHwYDVR0jBBgwFoAU
            XVlQ4WQrbUBdeiAH0nQyGbLpKx8wDwYDVR0TAQH/BAUwAwEB/zAcBgNVHREEFTAT
            ghFlbHNld2hlcmUuZXhhbXBsZTAKBggqhkjOPQQDAgNIADBFAiA/121bXiWm+Xlk
            MtQpIiVfWZoUnmOSpvAIztkGRdGUDQIhAL77MGX7+tz5yvAr4szsiFYMBqy+4j7T
            3COpIhTVdrTP
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaSMNaIajmPNOAl59
            3nwu9u2bt8ZuDEDD4LEEeGE3yMahRANCAAR1C1FkQZ4Lhj0XMR5LMoUiU3NdNLCA
            T5GO/rBUU2OXQx9BuDqOP7jwRmH1R/RM6gMpWzvPR9Rnb5pjLsmafOwV
            -----END PRIVATE KEY-----
            """)

    /// For `localhost`, but of nobody whom the tests trust.
    static let stranger = Pair(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBsjCCAVegAwIBAgIUOC9mhHVmii+qcWEczl00ebNS6N8wCgYIKoZIzj0EAwIw
            HzEdMBsGA1UEAwwUc2NyZWVuIHRlc3Qgc3RyYW5nZXIwIBcNMjYxMTIyMTAzODU0
            WhgPMjEyNjEwMjkxMDM4NTRaMB8xHTAbBgNVBAMMFHNjcmVlbiB0ZXN0IHN0cmFu
            Z2VyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEyKq7n2MJ5JFY0ftM0useWDHV
            0yzNO82UJ/tcmaYaWBrUZ9V3koK2L4IYDP+O3x+S9JXb3BahiesG9DFHbbD+i6Nv
            MG0wHQYDVR0OBBYEFBE91G0QDkbyQd/wEvWPzV7y/1lyMB8GA1UdIwQYMBaAFBE9
            1G0QDkbyQd/wEvWPzV7y/1lyMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJ
            bG9jYWxob3N0hwR/AAABMAoGCCqGSM49BAMCA0kAMEYCIQC5rg1Ua+1QxhuZP1WM
            x8xNrbl5mOHEl+82QvOh+Wt1pwIhAOZ1knS7q86koGeU30JAbk7ATcLxSeb24r+U
            jx4w5DFI
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzIo9jk/VXU93PsXL
            cyQH+c38wNK0s/j1qwxQATRDLmehRANCAATIqrufYwnkkVjR+0zS6x5YMdXTLM07
            zZQn+1yZphpYGtRn1XeSgrYvghgM/47fH5L0ldvcFqGJ6wb0MUdtsP6L
            -----END PRIVATE KEY-----
            """)
}
