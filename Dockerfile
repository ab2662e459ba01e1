# Untried: no container engine was at hand where this was written.
#   docker build -t pressledger .
#   docker run -v ~/news:/news:ro -v ~/ledger:/ledger pressledger
FROM python:3.11-slim

RUN useradd --create-home --uid 10001 ledger
WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY extractors extractors
COPY pipelines pipelines
RUN pip install --no-cache-dir --constraint constraints.txt . && install -d -o ledger /ledger
USER ledger
ENV PRESSLEDGER_INPUTS='["/news"]' PRESSLEDGER_OUTPUT=/ledger HOME=/tmp
VOLUME /ledger

# Unhealthy where the newest tables are older than 25 hours or not as they were published.
HEALTHCHECK --interval=1h --timeout=5m --start-period=1h \
    CMD test -n "$(find /ledger/.prefect/last-run -mmin -1500)" && pressledger check latest || exit 1
ENTRYPOINT ["pressledger"]
CMD ["serve", "--cron", "7 3 * * *"]
