#!/bin/sh
# Makes the certificates of the test relay anew: an authority of our own, a certificate for this machine, one for another name.
# They are good from 2020 to 2120 and protect nothing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir new && : > index && echo 01 > serial
cat > ca.cnf <<END
[ca]
default_ca = own
[own]
database = index
serial = serial
new_certs_dir = new
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[relay]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = IP:127.0.0.1, DNS:localhost
[elsewhere]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:elsewhere.invalid
[req]
distinguished_name = name
[name]
END
for name in authority relay elsewhere; do
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out $name.key
    openssl req -new -config ca.cnf -key $name.key -subj "/CN=$name of the tests" -out $name.csr
    signs="-keyfile authority.key -cert authority.pem"
    if [ $name = authority ]; then signs="-selfsign -keyfile authority.key"; fi
    # shellcheck disable=SC2086
    openssl ca -batch -notext -config ca.cnf -extensions $name -startdate 20200101000000Z -enddate 21200101000000Z \
        $signs -in $name.csr -out $name.pem
done
cp authority.pem relay.pem relay.key elsewhere.pem elsewhere.key "$here"
