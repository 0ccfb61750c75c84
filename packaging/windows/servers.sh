# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# A PostgreSQL and a Redis on loopback that admit nobody without TLS and a password, for test_*.sh: read it after wine.sh. Both end with the
# script that calls stop_servers.

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# PostgreSQL refuses to run as root.
as_server() { if [[ $EUID -eq 0 ]]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }

make_certificates() {
    mkdir -p "$servers/tls"
    (
        cd "$servers/tls"
        openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 2 -subj '/CN=Lectern trial' \
            -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
        openssl req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=localhost
        openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out server.crt -days 2 \
            -extfile <(echo subjectAltName=DNS:localhost,IP:127.0.0.1)
        chmod 600 server.key
    ) > "$work/openssl.log" 2>&1 || fail "openssl: $(tail -n 3 "$work/openssl.log")"
}

start_postgres() {
    local programs port
    programs="$(find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' | sort -V | tail -n 1)"
    psql="$programs/psql"
    port="$(free_port)"
    as_server "$programs/initdb" -D "$servers/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 > "$work/initdb.log" 2>&1 || fail "initdb: $(tail -n 3 "$work/initdb.log")"
    printf '%s\n' 'local all all trust' 'hostssl all all 127.0.0.1/32 scram-sha-256' | as_server tee "$servers/data/pg_hba.conf" > /dev/null
    as_server "$programs/pg_ctl" -D "$servers/data" -w -l "$servers/postgres.log" start -o "-p $port -c unix_socket_directories=$servers -c fsync=off \
-c listen_addresses=127.0.0.1 -c ssl=on -c ssl_cert_file=$servers/tls/server.crt -c ssl_key_file=$servers/tls/server.key" > /dev/null \
        || fail "PostgreSQL: $(tail -n 3 "$servers/postgres.log")"
    stop_postgres=("$programs/pg_ctl" -D "$servers/data" -m immediate stop)
    export PGHOST="$servers" PGPORT="$port" PGUSER=postgres
    "$psql" -q -c "create role ana login password 'p-ana' createrole" -c 'create database lectern owner ana'
    postgres_url="postgresql://ana:p-ana@127.0.0.1:$port/lectern?sslmode=verify-full&sslrootcert=$(windows_path "$servers/tls/ca.crt" | tr '\\' /)"
}

start_redis() {
    local port
    port="$(free_port)"
    as_server redis-server --port 0 --tls-port "$port" --bind 127.0.0.1 --tls-cert-file "$servers/tls/server.crt" --tls-key-file "$servers/tls/server.key" \
        --tls-ca-cert-file "$servers/tls/ca.crt" --tls-auth-clients no --requirepass p-redis --save '' --dir "$servers" > "$work/redis.log" 2>&1 &
    redis_url="rediss://default:p-redis@127.0.0.1:$port?ca=$(windows_path "$servers/tls/ca.crt" | tr '\\' /)"
}

start_servers() {
    servers="$work/servers"
    mkdir -p "$servers"
    chmod 755 "$work"
    make_certificates
    [[ $EUID -ne 0 ]] || chown -R postgres:postgres "$servers"
    start_postgres
    start_redis
    passed "PostgreSQL and Redis with TLS on loopback"
}

stop_servers() {
    [[ -z "${stop_postgres:-}" ]] || as_server "${stop_postgres[@]}" > /dev/null 2>&1 || true
    kill $(jobs -p) 2> /dev/null || true
}
