# The image of web, worker and beat. Every RUN is a command that `make` runs too (sahelwatch/local), so that
# both ways of installing stay one; incidents/tests/setup/test_containers.py holds them together.
FROM python:3.11-slim-bookworm

WORKDIR /srv/sahelwatch
ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=sahelwatch.settings \
    STATIC_ROOT=/srv/sahelwatch/.local/static

COPY sahelwatch/__init__.py sahelwatch/
COPY sahelwatch/local sahelwatch/local
RUN python3 -m sahelwatch.local install-system

COPY requirements.txt constraints.txt ./
RUN python3 -m sahelwatch.local install-python

COPY package.json package-lock.json ./
COPY static static
COPY seeds seeds
RUN python3 -m sahelwatch.local build-frontend

COPY . .
RUN python3 -m sahelwatch.local messages
RUN python3 -m sahelwatch.local build-static

# A user without a name or a home: nothing in the image is theirs to write.
USER 10001:10001
ENV SAHELWATCH_LOCAL=/tmp/sahelwatch
EXPOSE 8000
CMD ["python3", "-m", "sahelwatch.local", "serve", "web"]
